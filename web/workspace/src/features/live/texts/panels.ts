/** Tabs of the console: conclusions, speeches, attendance and others. */
export const panelWords = {
  en: {
    panels: 'More about the session',
    panel: {
      speeches: 'Speeches',
      conclusions: 'Conclusions',
      attendance: 'Attendance',
      keys: 'Shortcuts',
    },
    conclusion: {
      record: 'Record conclusion',
      none: 'Conclusions of this meeting appear here.',
      action: 'Create action',
      text: 'Text of the conclusion',
      how: 'How it was reached',
      whole: 'No item is under discussion: the conclusion is of the roundtable as a whole.',
      agreement: { agreed: 'Agreed', 'ad-referendum': 'Provisional (ad referendum)' },
      adReferendum: 'Agreed by those present; each organisation still has to confirm.',
    },
  },
  zh: {
    panels: '会议的更多信息',
    panel: {
      speeches: '发言记录',
      conclusions: '议定事项',
      attendance: '出席情况',
      keys: '快捷键',
    },
    conclusion: {
      record: '记录议定事项',
      none: '本次会议的议定事项将显示在此处。',
      action: '新建行动',
      text: '议定事项内容',
      how: '达成方式',
      whole: '当前没有讨论中的议题：该议定事项属于整次圆桌会议。',
      agreement: { agreed: '已议定', 'ad-referendum': '待各方确认' },
      adReferendum: '与会者已同意，各组织尚须确认。',
    },
  },
} as const;
