/** The test of change between two waves. */
export const changeEn = {
  change: {
    title: 'Is the change real?',
    everybody: 'Everybody',
    higher: '{{who}}: higher than in wave {{wave}}, by {{value}} (95 % interval {{between}}).',
    lower: '{{who}}: lower than in wave {{wave}}, by {{value}} (95 % interval {{between}}).',
    'no-clear-change':
      '{{who}}: no clear change since wave {{wave}}. The difference is {{value}}, but it may be anything {{between}}.',
    'not-testable': '{{who}}: too few enterprises to say whether {{value}} since wave {{wave}} is a change.',
    'other-settings':
      '{{who}}: not compared with wave {{wave}}, because the two runs classify jobs by other settings. The figures differ by {{value}}.',
    dropped: 'Not compared',
    droppedWords: '{{share}} of the persons: their class holds too few women or men',
    careful:
      'A difference counts as a change when its 95 % interval does not hold 0. The two waves are treated as independent samples; since the same enterprises take part in both, this errs on the careful side.',
  },
} as const;

export const changeZh = {
  change: {
    title: '变化是否明显？',
    everybody: '全体',
    higher: '{{who}}：高于第{{wave}}期，差值{{value}}（95%区间：{{between}}）。',
    lower: '{{who}}：低于第{{wave}}期，差值{{value}}（95%区间：{{between}}）。',
    'no-clear-change': '{{who}}：与第{{wave}}期相比无明显变化。差值为{{value}}，但实际可能{{between}}。',
    'not-testable': '{{who}}：企业数过少，无法判断与第{{wave}}期相差{{value}}是否为变化。',
    'other-settings': '{{who}}：两次计算的岗位分类设置不同，不与第{{wave}}期比较。数值相差{{value}}。',
    dropped: '未比较',
    droppedWords: '{{share}}的人员：其所在类别中女性或男性过少',
    careful: '差值的95%区间不含0时，视为有变化。两期按相互独立的样本处理；由于两期有相同企业参与，这样判断更为谨慎。',
  },
} as const;
