/** Answers by an open poster. */
export const postersEn = {
  posters: {
    title: 'Answers by open poster',
    purpose: 'A set apart: it is in none of the figures above.',
    label: 'Not a probability sample.',
    words:
      'Anybody who saw a poster could answer, and nobody knows who saw it. These are counts and shares of those who answered: no weights, no intervals, no comparison with the estimates or over time.',
    who: 'Who answered',
    everybody: 'Women and men',
    persons: 'Answered',
    yes: 'Of them counted',
    share: 'Share',
    withheld: 'not shown, to protect persons',
  },
} as const;

export const postersZh = {
  posters: {
    title: '海报扫码答卷',
    purpose: '单独一组，不计入以上任何数值。',
    label: '非概率样本。',
    words:
      '看到海报的任何人都可作答，无从得知谁看到了海报。以下仅为作答者的人数和占比：不加权、无区间，不与估计值比较，也不作历期比较。',
    who: '作答者',
    everybody: '女性和男性',
    persons: '作答人数',
    yes: '其中计入人数',
    share: '占比',
    withheld: '为保护个人不予显示',
  },
} as const;
