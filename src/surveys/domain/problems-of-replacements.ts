import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/** Problems with replacing enterprises of a sample. A code is never reused for another problem. */
export const replacementProblems = {
  already: () =>
    new Problem(
      'conflict',
      'surveys.replacement.already',
      localized('This enterprise has already been replaced.', '该企业已被替换。'),
    ),
  over: () =>
    new Problem(
      'conflict',
      'surveys.replacement.over',
      localized(
        'The survey accepts no more answers, so enterprises can no longer be replaced.',
        '调查已不再接收答卷，无法再替换企业。',
      ),
    ),
  noReserve: () =>
    new Problem(
      'conflict',
      'surveys.replacement.no-reserve',
      localized('This stratum has no reserve left.', '该层已无备选企业。'),
      {
        detail: localized(
          'Nothing was changed. The responding enterprises of the stratum represent this enterprise.',
          '未作任何更改。该层其他回答的企业将代表该企业。',
        ),
      },
    ),
};
