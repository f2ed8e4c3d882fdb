/** The test of change between two waves. */
export const changeEn = {
  change: {
    title: 'Is the change significant?',
    everybody: 'Overall',
    higher: '{{who}}: higher than in wave {{wave}}, by {{value}} (95% confidence interval {{between}}).',
    lower: '{{who}}: lower than in wave {{wave}}, by {{value}} (95% confidence interval {{between}}).',
    'no-clear-change':
      '{{who}}: no significant change since wave {{wave}}. The difference is {{value}} (95% confidence interval {{between}}).',
    'not-testable':
      '{{who}}: too few enterprises to test whether the difference of {{value}} since wave {{wave}} is significant.',
    'other-settings':
      '{{who}}: not compared with wave {{wave}}, because the two runs use different questions or classify jobs with different settings. The figures differ by {{value}}.',
    dropped: 'Not compared',
    droppedWords: '{{share}} of workers: their category has too few women or men',
    careful:
      'A change is reported when its 95% confidence interval does not include 0. The two waves are treated as independent samples; because the same enterprises take part in both, a small real change may not be reported.',
  },
} as const;

export const changeZh = {
  change: {
    title: '变化是否显著',
    everybody: '总体',
    higher: '{{who}}：高于第{{wave}}期，变化为{{value}}（95%置信区间：{{between}}）。',
    lower: '{{who}}：低于第{{wave}}期，变化为{{value}}（95%置信区间：{{between}}）。',
    'no-clear-change': '{{who}}：与第{{wave}}期相比无显著变化。变化为{{value}}（95%置信区间：{{between}}）。',
    'not-testable': '{{who}}：企业数过少，无法检验与第{{wave}}期相差{{value}}是否显著。',
    'other-settings': '{{who}}：两次计算所用题目或岗位分类设置不同，不与第{{wave}}期比较。数值相差{{value}}。',
    dropped: '未比较',
    droppedWords: '{{share}}的职工：其所在类别中女性或男性过少',
    careful:
      '变化的95%置信区间不含0时，才视为有变化。两期按相互独立的样本处理；由于两期有相同企业参与，较小的真实变化可能未被识别。',
  },
} as const;
