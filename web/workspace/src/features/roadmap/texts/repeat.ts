/** Recurring actions. */
export const repeat = {
  en: {
    open: 'Repeat action',
    title: 'Repeat {{code}}',
    purpose:
      'Creates an action for each further period, with the same owner and details, its own dates, reports and confirmation. Budget and target indicators stay with this action.',
    every: 'Every',
    interval: { month: 'Month', quarter: 'Quarter', year: 'Year' },
    until: 'Due no later than',
    run: 'Create actions',
    done_one: '{{count}} action created.',
    done_other: '{{count}} actions created.',
  },
  zh: {
    open: '定期重复',
    title: '重复{{code}}',
    purpose: '为此后每个周期新建一项行动，负责方和内容相同，日期、报告和确认各自独立。预算和关联指标仍保留在本行动。',
    every: '周期',
    interval: { month: '每月', quarter: '每季度', year: '每年' },
    until: '期限不晚于',
    run: '新建行动',
    done_other: '已新建{{count}}项行动。',
  },
} as const;
