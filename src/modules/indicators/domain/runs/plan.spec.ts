import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../catalogue/catalogue.js';
import type { IndicatorDefinition } from '../definitions/definition.js';
import { parseFactors } from '../definitions/formula/factors.js';
import { parseComparison } from '../definitions/formula/comparison.js';
import { printCondition } from '../definitions/formula/print.js';
import { parseQuantile, shapeOf } from '../definitions/formula/statistic.js';
import { countsYes, isSexBuiltIn, type Plan, plansOf, tellsOfBoth } from './plan.js';

const plans = plansOf(catalogue);
const definitionOf = (id: string): IndicatorDefinition | undefined => catalogue.find((each) => each.id === id);
const planned = (id: string): Plan => plans.find((each) => each.id === id)!;

describe('what a run does with a definition', () => {
  it('follows from its texts for every survey indicator of the catalogue', () => {
    const kinds = new Map<string, number>();
    expect(plans.map(({ id }) => id)).toEqual(
      catalogue.filter(({ source }) => source === 'survey').map(({ id }) => id),
    );
    for (const plan of plans) {
      const kind = plan.kind === 'values' ? plan.statistic.kind : plan.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      expect(isSexBuiltIn(plan)).toBe(definitionOf(plan.id)!.sex_built_in);
    }
    expect(Object.fromEntries(kinds)).toEqual({
      total: 3,
      ratio: 51,
      gap: 5,
      quantile: 3,
      'quantile-gap': 2,
      segregation: 2,
      'factor-gap': 1,
    });
  });

  it('does not hang on the name of the indicator', () => {
    const renamed = catalogue.map((definition): IndicatorDefinition => {
      const numerator = definition.numerator.replace('green_job_share(', 'own_green_job_share(');
      const denominator = definition.denominator.replace('green_job_share(', 'own_green_job_share(');
      return { ...definition, id: `own_${definition.id}`, numerator, denominator };
    });
    const text = (list: readonly Plan[]): string => JSON.stringify(list).replaceAll('"own_', '"');
    expect(text(plansOf(renamed))).toBe(text(plans));
  });

  it('tells gaps between the sexes, shown where both may be, from gaps between other groups', () => {
    const both = plans.filter(tellsOfBoth).map(({ id }) => id);
    expect(both).toEqual([
      'green_job_gender_gap',
      'occupational_segregation_index',
      'env_segregation_index',
      'gpg_mean',
      'gpg_median',
      'gpg_factor_weighted',
      'gpg_mean_env',
    ]);
    expect(countsYes(planned('green_job_gender_gap'))).toBe(true);
    expect(countsYes(planned('gpg_median'))).toBe(false);
  });

  it.each([
    ['SUM w*[hourly < 20]', '%', { proportion: true, magnitude: false }],
    ['SUM w*[wage_month > 9000 or union_member = 1]', '%', { proportion: true, magnitude: false }],
    ['SUM w*[hourly < 20]', 'ratio', { proportion: false, magnitude: false }],
    ['SUM w*hourly*[sex=2]', '%', { proportion: false, magnitude: true }],
    ['SUM w*(wage_month/hours_usual)', 'CNY per hour', { proportion: false, magnitude: true }],
    ['SUM w*union_member', '%', { proportion: true, magnitude: false }],
  ] as const)('takes for pay what sums pay, not what asks for it: %s in %s', (numerator, unit, expected) => {
    const own = { ...definitionOf('union_density')!, id: 'own', numerator, unit };
    expect(plansOf([own])).toMatchObject([expected]);
    const points = { ...definitionOf('green_job_gender_gap')!, formula: '', unit: 'percentage points' };
    const gap = { ...points, id: 'gap', numerator: 'own(sex = 2)', denominator: 'own(sex = 1)' };
    expect(plansOf([gap], [own, gap])).toMatchObject([{ base: { magnitude: expected.magnitude } }]);
  });

  it('leaves out the breakdown whose levels are compared', () => {
    expect(planned('nonlocal_hukou_green_gap').breakdowns).not.toContain('nonlocal_hukou');
    expect(planned('env_wage_premium').breakdowns).toContain('nonlocal_hukou');
  });
});

describe('texts of comparisons', () => {
  const comparison = (id: string) => {
    const { of, to, over, ...rest } = parseComparison(definitionOf(id)!);
    return { ...rest, of: printCondition(of), to: printCondition(to), over: over && printCondition(over) };
  };

  it.each([
    ['gpg_median', 'median', 'hourly', 'sex = 2', 'sex = 1', null, 'relative-gap'],
    ['gpg_mean_env', 'mean', 'hourly', 'sex = 2', 'sex = 1', 'env_job = 1', 'relative-gap'],
    ['green_job_gender_gap', 'indicator', 'green_job_share', 'sex = 2', 'sex = 1', null, 'difference'],
    ['env_wage_premium', 'median', 'hourly', 'env_job = 1', 'env_job = 0', null, 'premium'],
    [
      'motherhood_pay_gap',
      'mean',
      'hourly',
      'sex = 2 and care_resp in 2,4',
      'sex = 2 and care_resp in 1,3',
      null,
      'relative-gap',
    ],
  ] as const)('%s', (id, statistic, name, of, to, over, contrast) => {
    expect(comparison(id)).toEqual({ statistic, name, of, to, over, contrast });
    expect(shapeOf(definitionOf(id)!.formula)).toBe(contrast);
  });

  it('know a formula by its shape, whatever its names', () => {
    expect(shapeOf('100*(1 - pay_of_women/pay_of_men)')).toBe('relative-gap');
    expect(shapeOf('D = 0.5*SUM_k |W_k/W - N_k/N|')).toBe('segregation');
    for (const text of ['', '100*(a + b)', '100*(1 - a/a)', 'process.exit(1)', '100*(1-a/b); x'])
      expect(() => shapeOf(text)).toThrow('formula-unreadable');
  });

  it('read quantiles, and refuse what is none', () => {
    expect(parseQuantile('weighted 0.25 quantile of tenure_years')).toEqual({ p: 0.25, variable: 'tenure_years' });
    for (const text of ['weighted 2 quantile of x', 'median of x', 'weighted 0.5 quantile of x(1)', ''])
      expect(() => parseQuantile(text)).toThrow('formula-unreadable');
  });

  it('refuse groups that no note explains, and two statistics that differ', () => {
    const texts = { numerator: 'mean hourly(M) - mean hourly(F)', denominator: 'mean hourly(M)', unit: '%', notes: '' };
    expect(printCondition(parseComparison(texts).to)).toBe('sex = 1');
    for (const changes of [
      { numerator: 'mean hourly(F, happy) - mean hourly(F)' },
      { denominator: 'median hourly(M)' },
      { denominator: 'mean hourly(F)' },
      { denominator: 'mean hourly(M) - mean hourly(F)' },
      { unit: 'percentage points' },
    ])
      expect(() => parseComparison({ ...texts, ...changes })).toThrow('formula-unreadable');
  });

  it('read the classes of comparable workers', () => {
    const { factors, fewest } = parseFactors(definitionOf('gpg_factor_weighted')!.notes);
    expect(factors.map(({ name, classes }) => [name, classes.length])).toEqual([
      ['edu4', 4],
      ['age_group', 4],
      ['fulltime', 2],
      ['enterprise_size', 2],
    ]);
    expect(fewest).toBe(5);
    expect(() => parseFactors('k = height(3); fewer than 5 women or 5 men dropped')).toThrow('formula-unreadable');
    expect(() => parseFactors('k = age(4)')).toThrow('formula-unreadable');
  });
});
