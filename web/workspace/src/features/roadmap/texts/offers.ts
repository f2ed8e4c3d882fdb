/** Values that the form of a new action offers with their reason. */
export const offerWords = {
  en: {
    due: 'The conclusion names a date: “{{words}}” ({{date}}).',
    takeDue: 'Use as due date',
    owner: '{{name}} spoke last on this item.',
    takeOwner: 'Use as owner',
  },
  zh: {
    due: '议定事项中写明日期：“{{words}}”（{{date}}）。',
    takeDue: '用作期限',
    owner: '{{name}}最后就该议题发言。',
    takeOwner: '用作负责方',
  },
} as const;
