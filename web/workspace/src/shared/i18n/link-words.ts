/** What a record comes from and leads to. */
export const linkWords = {
  en: {
    comesFrom: 'Comes from',
    leadsTo: 'Leads to',
    moreLinks_one: '{{count}} more',
    moreLinks_other: '{{count}} more',
    wholeChain: 'Show whole chain',
    place: 'Place in the dialogue cycle',
    node: {
      conclusion: 'Conclusion',
      action: 'Action',
      indicator: 'Indicator',
      roundtable: 'Roundtable',
      'agenda-item': 'Proposal for the agenda',
    },
  },
  zh: {
    comesFrom: '来源',
    leadsTo: '后续',
    moreLinks_other: '另有{{count}}项',
    wholeChain: '查看完整链条',
    place: '在闭环中的位置',
    node: {
      conclusion: '议定事项',
      action: '行动',
      indicator: '指标',
      roundtable: '圆桌会议',
      'agenda-item': '议程提议',
    },
  },
} as const;
