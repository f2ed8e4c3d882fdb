import { describe, expect, it } from '@jest/globals';
import { createInstance } from 'i18next';
import { formatMoney, formatNumber, formatShare } from '../../../shared/format/format.js';
import { messages } from '../i18n.js';
import { figureWordsOf, type Say } from './figure-format.js';
import { type FindingFacts, findingOf } from './finding.js';

function sentenceIn(language: 'en' | 'zh', facts: FindingFacts): string {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    defaultNS: 'indicators',
    resources: { [language]: { indicators: messages[language] } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const t: Say = i18n.getFixedT(language, 'indicators');
  const words = figureWordsOf(facts.indicator, {
    t,
    format: {
      number: (value, digits) => formatNumber(value, language, digits),
      share: (value, digits) => formatShare(value, language, digits),
      money: (value) => formatMoney(value, language),
    },
  });
  return findingOf(facts, { words, t }).join(language === 'zh' ? '' : ' ');
}

type Part = Partial<FindingFacts>;
const payGap = (part: Part): FindingFacts => ({
  indicator: { id: 'gpg_mean', measure: 'relative' },
  value: 0.11,
  interval: [0.07, 0.15],
  gap: null,
  universe: '',
  ...part,
});
const share = (part: Part): FindingFacts => ({
  indicator: { id: 'union_density', measure: 'share' },
  value: 0.34,
  interval: [0.31, 0.37],
  gap: null,
  universe: 'employees',
  ...part,
});

const cases: readonly (readonly [string, FindingFacts, { readonly en: string; readonly zh: string }])[] = [
  [
    'a pay gap whose interval lies above zero',
    payGap({}),
    {
      en: 'Women earn 11% less per hour than men, between 7% and 15%; not adjusted for occupation.',
      zh: '女性每小时收入比男性低11%，介于7%与15%之间；未按职业调整。',
    },
  ],
  [
    'a pay gap in favour of women',
    payGap({ value: -0.2, interval: [-0.3, -0.1] }),
    {
      en: 'Women earn 20% more per hour than men, between 10% and 30%; not adjusted for occupation.',
      zh: '女性每小时收入比男性高20%，介于10%与30%之间；未按职业调整。',
    },
  ],
  [
    'a pay gap whose interval includes zero',
    payGap({ interval: [-0.12, 0.15] }),
    {
      en: 'No clear difference between the hourly earnings of women and men: the interval of the difference, between −12% and 15%, includes zero.',
      zh: '女性与男性的每小时收入差距不显著：差距的置信区间（介于−12%与15%之间）包含零。',
    },
  ],
  [
    'a pay gap without an interval',
    payGap({ interval: [null, null] }),
    {
      en: 'Estimated gap in hourly earnings between women and men: 11%. Its uncertainty is unknown.',
      zh: '女性与男性每小时收入的估计差距：11%；其不确定性未知。',
    },
  ],
  [
    'a premium, whose sign is the other way round',
    payGap({ indicator: { id: 'env_wage_premium', measure: 'relative' }, value: -0.12, interval: [-0.2, -0.1] }),
    {
      en: 'Environmental jobs pay 12% less per hour than other jobs, between 10% and 20%.',
      zh: '环境岗位每小时收入比其他岗位低12%，介于10%与20%之间。',
    },
  ],
  [
    'a difference of shares in percentage points',
    payGap({ indicator: { id: 'green_job_gender_gap', measure: 'points' }, value: 0.031, interval: [0.01, 0.05] }),
    {
      en: 'The share in green jobs is 3.1 points higher among women than among men, between 1.0 and 5.0 points.',
      zh: '女性从事绿色岗位的占比比男性高3.1个百分点，介于1.0与5.0个百分点之间。',
    },
  ],
  [
    'a share without a gap',
    share({}),
    { en: '34% of employees, between 31% and 37%.', zh: '占employees的34%，介于31%与37%之间。' },
  ],
  [
    'a share with a clear gap',
    share({ gap: { value: -0.06, interval: [-0.09, -0.03] } }),
    {
      en: '34% of employees, between 31% and 37%. The figure for women is 6.0 points lower than for men, between 3.0 and 9.0 points.',
      zh: '占employees的34%，介于31%与37%之间。女性比男性低6.0个百分点，介于3.0与9.0个百分点之间。',
    },
  ],
  [
    'a share with a gap whose interval ends at zero',
    share({ gap: { value: 0.02, interval: [0, 0.04] } }),
    {
      en: '34% of employees, between 31% and 37%. No clear difference between women and men.',
      zh: '占employees的34%，介于31%与37%之间。女性与男性差距不显著。',
    },
  ],
  [
    'a share of women',
    share({ indicator: { id: 'women_managers_green', measure: 'share' }, universe: 'managers' }),
    { en: '34% of managers are women, between 31% and 37%.', zh: 'managers中女性占34%，介于31%与37%之间。' },
  ],
  [
    'a comparison below 10% whose interval is wide with the digits of the interval',
    payGap({ value: 0.09, interval: [0.01, 0.18] }),
    {
      en: 'Women earn 9% less per hour than men, between 1% and 18%; not adjusted for occupation.',
      zh: '女性每小时收入比男性低9%，介于1%与18%之间；未按职业调整。',
    },
  ],
  [
    'a number of persons',
    share({ indicator: { id: 'env_employment', measure: 'persons' }, value: 2787, interval: [1905, 3669] }),
    { en: '2,787 people, between 1,905 and 3,669.', zh: '2,787人，介于1,905与3,669之间。' },
  ],
  [
    'pay in yuan',
    share({
      indicator: { id: 'pay', measure: 'pay' },
      value: 32,
      interval: [30, 34],
      gap: { value: 3, interval: [1, 5] },
    }),
    {
      en: '¥32, between ¥30 and ¥34. The figure for women is ¥3 higher than for men, between ¥1 and ¥5.',
      zh: '¥32，介于¥30与¥34之间。女性比男性高¥3，介于¥1与¥5之间。',
    },
  ],
];

describe('The finding of an indicator', () => {
  it.each(cases)('states %s in English and in Chinese.', (_, facts, expected) => {
    expect({ en: sentenceIn('en', facts), zh: sentenceIn('zh', facts) }).toEqual(expected);
  });

  it('never says less, more, lower or higher of a comparison whose interval includes zero.', () => {
    for (const id of Object.keys(messages.en.finding.compared))
      for (const measure of ['relative', 'points'] as const)
        for (const value of [-0.05, 0, 0.05]) {
          const facts = payGap({ indicator: { id, measure }, value, interval: [-0.1, 0.1] });
          expect(sentenceIn('en', facts)).not.toMatch(/less|more|lower|higher/);
          expect(sentenceIn('zh', facts)).not.toMatch(/低|高/);
        }
  });
});
