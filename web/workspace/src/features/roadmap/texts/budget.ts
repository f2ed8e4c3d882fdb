/** The budget of an action. */
export const budget = {
  en: {
    title: 'Budget',
    source: 'Source of money',
    currency: 'Currency',
    planned: 'Planned',
    committed: 'Committed',
    spent: 'Spent',
    plannedColumn: 'Planned budget',
    add: 'Add source',
    removeOf: 'Remove source {{source}}',
    byCurrency: 'Budget by currency',
    line: '{{source}}: {{currency}} {{planned}} planned, {{committed}} committed, {{spent}} spent',
  },
  zh: {
    title: '预算',
    source: '资金来源',
    currency: '货币',
    planned: '计划',
    committed: '已承诺',
    spent: '已支出',
    plannedColumn: '计划预算',
    add: '新增资金来源',
    removeOf: '移除资金来源{{source}}',
    byCurrency: '按货币汇总的预算',
    line: '{{source}}：{{currency}}，计划{{planned}}，已承诺{{committed}}，已支出{{spent}}',
  },
} as const;
