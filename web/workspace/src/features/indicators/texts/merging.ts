/** What a run does not show, by category, and merging categories. */
export const mergingEn = {
  merging: {
    title: 'What is not shown, and why',
    purpose:
      'Number of figures for all workers, women and men, over all indicators. Figures for categories with few people are confidential or too uncertain. Merge such categories to show a figure for them together.',
    by: 'By breakdown',
    categories: 'By category',
    breakdown: 'Breakdown',
    category: 'Category',
    mergedFrom: '{{name}} (merged: {{categories}})',
    open: 'Merge categories',
    openOf: 'Merge categories: {{breakdown}}',
    choose: 'Categories to merge',
    chooseWords: 'Choose at least two. At least two categories must remain.',
    option: '{{name}} ({{shown}} of {{all}} figures shown)',
    name: 'Name of the merged category',
    names: { en: 'Name in English', zh: 'Name in Chinese' },
    words:
      'A new run is computed with the settings of this one. Categories that a release of this wave already shows separately stay in the table, too.',
    save: 'Merge and compute',
    fact: 'Merged categories',
  },
} as const;

export const mergingZh = {
  merging: {
    title: '未公布的数值及原因',
    purpose:
      '各指标中总体、女性与男性的数值个数合计。人数过少的类别，其数值因保密或误差过大不能公布；合并后，合计数值可能得以公布。',
    by: '按分组',
    categories: '按类别',
    breakdown: '分组',
    category: '类别',
    mergedFrom: '{{name}}（合并自：{{categories}}）',
    open: '合并类别',
    openOf: '合并类别：{{breakdown}}',
    choose: '要合并的类别',
    chooseWords: '至少选两个。合并后至少须有两个类别。',
    option: '{{name}}（公布{{shown}}个，共{{all}}个）',
    name: '合并后类别的名称',
    names: { en: '英文名称', zh: '中文名称' },
    words: '将按本次计算的设定重新计算。本期已单独公布过的类别仍保留在表中。',
    save: '合并并计算',
    fact: '合并的类别',
  },
} as const;
