/** Why an agenda item was proposed. */
export const agendaKinds = {
  en: {
    topic: 'Topic',
    'overdue-action': 'Overdue action',
    'disputed-action': 'Disputed action',
    'moved-indicator': 'Indicator change',
    'open-reservation': 'Open reservation',
    recommendation: 'Recommendation of a working group',
    'provisional-conclusion': 'Conclusion taken without quorum',
    'conclusion-change': 'Change of a conclusion',
    break: 'Break',
  },
  zh: {
    topic: '议题',
    'overdue-action': '逾期行动',
    'disputed-action': '有异议的行动',
    'moved-indicator': '指标变动',
    'open-reservation': '未撤回的保留意见',
    recommendation: '工作组建议',
    'provisional-conclusion': '未达法定人数的议定事项',
    'conclusion-change': '变更议定事项',
    break: '休息',
  },
} as const;
