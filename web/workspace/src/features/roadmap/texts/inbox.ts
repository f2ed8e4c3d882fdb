/** What an organisation has to do, and filters by organisation, person, place and dates. */
export const inbox = {
  en: {
    title: 'To do',
    purposeOwn: 'Actions that are waiting for your organisation.',
    purpose: 'Actions that are waiting for the organisation you choose.',
    organisation: 'Organisation',
    none: 'No actions are waiting for this organisation.',
  },
  zh: {
    title: '待办',
    purposeOwn: '等待贵组织处理的行动。',
    purpose: '等待所选组织处理的行动。',
    organisation: '组织',
    none: '没有等待该组织处理的行动。',
  },
} as const;

export const moreFilters = {
  en: {
    gaps: {
      'without-indicator': 'No target indicator',
      'late-without-evidence': 'Overdue, without evidence',
      unconfirmed: 'Reported complete, not confirmed',
    },
    organisation: 'Owner or partner organisation',
    person: 'Responsible person',
    place: 'Place',
    dueFrom: 'Due from',
    dueTo: 'Due until',
    all: 'Filters',
    allSet: 'Filters ({{number}})',
    more: 'More filters',
    fewer: 'Fewer filters',
  },
  zh: {
    gaps: {
      'without-indicator': '未关联指标',
      'late-without-evidence': '逾期且缺少证明材料',
      unconfirmed: '已申报完成，尚未确认',
    },
    organisation: '负责或共同负责的组织',
    person: '负责人',
    place: '地点',
    dueFrom: '期限自',
    dueTo: '期限至',
    all: '筛选条件',
    allSet: '筛选条件（{{number}}）',
    more: '更多筛选条件',
    fewer: '收起筛选条件',
  },
} as const;
