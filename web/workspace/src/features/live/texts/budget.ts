/** Time budgets of the item under discussion and of the groups within it. */
export const budgetWords = {
  en: {
    budget: {
      title: 'Time budgets',
      set: 'Set time budgets',
      item: 'Whole item (minutes)',
      group: '{{group}} (minutes)',
      hint: 'Shown on all screens. No one is cut off. Leave blank for no budget; for the item, the agenda then applies.',
      left: '{{time}} left of {{count}} min',
      over: '{{time}} over {{count}} min',
      save: 'Save',
    },
  },
  zh: {
    budget: {
      title: '时间安排',
      set: '设定时间安排',
      item: '整项议题（分钟）',
      group: '{{group}}（分钟）',
      hint: '显示在所有屏幕上，超时不会中断发言。留空表示不设；议题留空时以议程为准。',
      left: '共{{count}}分钟，剩余{{time}}',
      over: '共{{count}}分钟，已超{{time}}',
      save: '保存',
    },
  },
} as const;
