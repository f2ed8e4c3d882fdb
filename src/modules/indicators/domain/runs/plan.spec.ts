import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../catalogue/catalogue.js';
import type { IndicatorDefinition } from '../definitions/definition.js';
import { parseComparison } from '../definitions/formula/comparison.js';
import { printCondition } from '../definitions/formula/print.js';
import { parseQuantile } from '../definitions/formula/statistic.js';
import { questionsMissing, questionsOf } from './asked.js';
import { countsYes, isSexBuiltIn, needsBothSexes, type Plan, plansOf } from './plan.js';

const plans = plansOf(catalogue);
const definitionOf = (id: string): IndicatorDefinition | undefined => catalogue.find((each) => each.id === id);
const planned = (id: string): Plan => plans.find((each) => each.id === id)!;

describe('the questions that a definition needs', () => {
  it.each([
    ['green_job_share', 'core5', []],
    ['green_job_share', 'strict8', ['hours_other', 'unfair', 'paid_leave']],
    ['nonlocal_hukou_green_gap', 'strict8', ['hours_other', 'unfair', 'paid_leave']],
    ['union_density', 'strict8', []],
  ] as const)('by %s under the rule %s, of those of strict8 only: %j', (id, rule, expected) => {
    const asked = questionsOf(definitionOf(id)!, catalogue).filter((name) => !expected.includes(name as never));
    expect(questionsMissing(definitionOf(id)!, { known: catalogue, asked, rule })).toEqual(expected);
  });
});

describe('the plan of a definition', () => {
  it('follows from its fields for every survey indicator of the catalogue', () => {
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

  it('does not depend on the name of the indicator', () => {
    const renamed = catalogue.map((definition): IndicatorDefinition => {
      const renamedOne = { ...definition, id: `own_${definition.id}` };
      const { index } = definition;
      if (index?.kind !== 'comparison' || index.statistic !== 'share') return renamedOne;
      return { ...renamedOne, index: { ...index, name: `own_${index.name}` } };
    });
    const text = (list: readonly Plan[]): string => JSON.stringify(list).replaceAll('"own_', '"');
    expect(text(plansOf(renamed))).toBe(text(plans));
  });

  it('distinguishes gaps between the sexes, published if both may be, from gaps between other groups', () => {
    const both = plans.filter(needsBothSexes).map(({ id }) => id);
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
    ['SUM w*[hourly < 20]', 'percent', { proportion: true, magnitude: false }],
    ['SUM w*[wage_month > 9000 or union_member = 1]', 'percent', { proportion: true, magnitude: false }],
    ['SUM w*[hourly < 20]', 'ratio', { proportion: false, magnitude: false }],
    ['SUM w*hourly*[sex=2]', 'percent', { proportion: false, magnitude: true }],
    ['SUM w*(wage_month/hours_usual)', 'yuan_per_hour', { proportion: false, magnitude: true }],
    ['SUM w*union_member', 'percent', { proportion: true, magnitude: false }],
  ] as const)('counts as pay what sums pay, not what has pay in a condition: %s in %s', (numerator, unit, expected) => {
    const own = { ...definitionOf('union_density')!, id: 'own', numerator, unit };
    expect(plansOf([own])).toMatchObject([expected]);
    const { index: _, ...points } = definitionOf('green_job_gender_gap')!;
    const gap = { ...points, id: 'gap', formula: '', numerator: 'own(sex = 2)', denominator: 'own(sex = 1)' };
    expect(plansOf([gap], [own, gap])).toMatchObject([{ base: { magnitude: expected.magnitude } }]);
  });

  it('excludes the breakdown whose levels are compared', () => {
    expect(planned('nonlocal_hukou_green_gap').breakdowns).not.toContain('nonlocal_hukou');
    expect(planned('env_wage_premium').breakdowns).toContain('nonlocal_hukou');
  });
});

describe('the texts of a definition', () => {
  it('contain quantiles that are parsed, and others that are refused', () => {
    expect(parseQuantile('weighted 0.25 quantile of tenure_years')).toEqual({ p: 0.25, variable: 'tenure_years' });
    for (const text of ['weighted 2 quantile of x', 'median of x', 'weighted 0.5 quantile of x(1)', ''])
      expect(() => parseQuantile(text)).toThrow('formula-unreadable');
  });

  it('contain comparisons that name two groups of one statistic', () => {
    const texts = {
      numerator: 'mean hourly(sex = 1) - mean hourly(sex = 2)',
      denominator: 'mean hourly(sex = 1)',
      unit: 'percent',
    } as const;
    const { of, to, ...rest } = parseComparison(texts);
    expect(rest).toEqual({ statistic: 'mean', name: 'hourly', contrast: 'relative-gap' });
    expect([printCondition(of), printCondition(to)]).toEqual(['sex = 2', 'sex = 1']);
    for (const changes of [
      { denominator: 'median hourly(sex = 1)' },
      { denominator: 'mean hourly(sex = 2)' },
      { denominator: 'mean hourly(sex = 1) - mean hourly(sex = 2)' },
      { unit: 'percentage_points' } as const,
    ])
      expect(() => parseComparison({ ...texts, ...changes })).toThrow('formula-unreadable');
  });
});
