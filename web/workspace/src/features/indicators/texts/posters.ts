/** Answers from open posters. */
export const postersEn = {
  posters: {
    title: 'Open poster answers',
    purpose: 'Reported separately: not included in any figure above.',
    label: 'Non-probability sample.',
    words:
      'Anyone who saw a poster could answer, and the number of people who saw one is unknown. Counts and shares refer only to those who answered: no weights, no intervals, no comparison with the estimates or over time.',
    who: 'Respondents',
    everybody: 'Women and men',
    persons: 'Answered',
    yes: 'Of which counted',
    share: 'Share',
    withheld: 'not shown (confidential)',
  },
} as const;

export const postersZh = {
  posters: {
    title: '公开海报答卷',
    purpose: '单独公布，不计入以上任何数值。',
    label: '非概率样本。',
    words:
      '看到海报的任何人都可作答，无从得知谁看到了海报。以下仅为作答者的人数和占比：不加权、无区间，不与估计值比较，也不作历期比较。',
    who: '作答者',
    everybody: '女性和男性',
    persons: '作答人数',
    yes: '其中计入人数',
    share: '占比',
    withheld: '不公布（保密）',
  },
} as const;
