import { Problem } from '../../../../kernel/problem.js';

export const referenceProblems = {
  notFound: (): Problem =>
    new Problem('not-found', 'indicators.reference.unknown', {
      en: 'The indicator has no such target or baseline.',
      zh: '该指标没有此目标值或基线值。',
    }),
  outOfRange: (): Problem =>
    new Problem(
      'invalid',
      'indicators.reference.out-of-range',
      { en: 'The value is not possible for this indicator.', zh: '该指标不可能取此值。' },
      {
        errors: [
          {
            pointer: '/value',
            code: 'range',
            detail: {
              en: 'Enter a share between 0% and 100%, or a number of at least 0.',
              zh: '请填写0%至100%之间的占比，或不小于0的数。',
            },
          },
        ],
      },
    ),
};
