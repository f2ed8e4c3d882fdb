/** Values that the form of a new action offers with their reason. */
export const offerWords = {
  en: {
    due: 'The conclusion names a date: “{{words}}” ({{date}}).',
    takeDue: 'Use as due date',
    owner: '{{name}} spoke last on this item.',
    takeOwner: 'Use as owner',
    meeting:
      'The owner must be an organisation that is in the meeting. The action appears on the roadmap for everyone.',
  },
  zh: {
    due: '议定事项中写明日期：“{{words}}”（{{date}}）。',
    takeDue: '用作期限',
    owner: '{{name}}最后就该议题发言。',
    takeOwner: '用作负责方',
    meeting: '负责方须为参会组织。行动将显示在路线图上，所有人可见。',
  },
} as const;
