import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire } from '../../../../surveys/catalogue/park-worker.js';
import { indicatorGroups, seedDefinitions, seedOf } from '../../catalogue/definitions.js';
import { checkDefinition, type DefinitionCheck, needsOf } from './definition-check.js';
import { contentOf, type DefinitionContent, historiesOf, historyOf, meaningOf } from './definition-content.js';
import type { KnownDefinition } from './definition-shape.js';
import { needsBothSexes, type Plan, plansOf } from '../runs/plan.js';
import { vocabularyOf } from './vocabulary.js';

const vocabulary = vocabularyOf(parkWorkerQuestionnaire.questions);
const ofCatalogue = (id: string): DefinitionContent =>
  contentOf([...historiesOf(seedDefinitions, []).values()].map(([first]) => first!).find((each) => each.id === id)!);

const points: DefinitionContent = {
  ...ofCatalogue('written_contract_rate'),
  estimator: 'index',
  unit: 'percentage_points',
  numerator: 'green_job_share(contract in 1-3)',
  denominator: 'green_job_share(contract in 4-5)',
};
const gap: DefinitionContent = {
  ...points,
  unit: 'percent',
  numerator: 'mean hourly(contract in 1-3) - mean hourly(contract in 4-5)',
  denominator: 'mean hourly(contract in 1-3)',
};
const premium = { ...gap, numerator: 'median hourly(isco = 1)', denominator: 'median hourly(isco in 2,3)' };

function check(content: DefinitionContent, all: readonly KnownDefinition[] = seedDefinitions): DefinitionCheck {
  return checkDefinition({ id: 'own_gap', base: null, vocabulary, groups: indicatorGroups, all, content });
}

const faults = (content: DefinitionContent, all?: readonly KnownDefinition[]): string[] =>
  check(content, all).faults.map(({ pointer, code }) => `${pointer} ${code.split('.').at(-1)}`);

/** The analyst's comparison in the form that a run uses. */
function own(content: DefinitionContent, id = 'own_gap') {
  const found = checkDefinition({ id, base: null, vocabulary, groups: indicatorGroups, all: seedDefinitions, content });
  return historyOf(null, [
    { indicatorId: id, version: 1, content: { ...content, ...needsOf(found, content, null) } },
  ])[0]!;
}

const planOf = (content: DefinitionContent): Plan => plansOf([own(content)], [...seedDefinitions, own(content)])[0]!;

describe('a comparison of two groups', () => {
  it.each([
    [
      points,
      'the share “Green job share among employees” among persons for whom (labour contract is “Written, open-ended” or “Written, fixed term” or “Written, until a task is completed”), minus that among persons for whom (labour contract is',
      /^“雇员绿色就业（岗位）占比”：前者符合（劳动合同为.*）者，后者符合（劳动合同为.*）者，前者减后者$/,
    ],
    [
      gap,
      'percentage by which the mean of hourly earnings (yuan) is lower among persons for whom (labour contract is “',
      /^小时收入（元）的均值：符合（劳动合同为.*）者比符合（劳动合同为.*）者低百分之几$/,
    ],
    [
      premium,
      'percentage by which the median of hourly earnings (yuan) is higher among persons for whom (occupation is “',
      /^小时收入（元）的中位数：符合（职业为.*）者比符合（职业为.*）者高百分之几$/,
    ],
  ])('is described in words', (content, en, zh) => {
    const found = check(content);
    expect(found.faults).toEqual([]);
    expect(found.plan).toBe('index');
    expect(found.words.numerator!.en.slice(0, en.length)).toBe(en);
    expect(found.words.numerator!.zh).toMatch(zh);
    expect(found.words.denominator).toBeNull();
  });

  it('needs the questions of its groups and of the share behind it, and is not broken down by what defines the groups', () => {
    const found = check({ ...points, disaggregations: ['sex', 'park', 'contract_type'] });
    expect(found.breakdowns).toEqual(['sex', 'park']);
    const needs = needsOf(found, points, null);
    expect(needs.derived_variables).toEqual(['employee', 'green_job']);
    expect(needs.variables).toEqual(expect.arrayContaining([...seedOf('green_job_share')!.variables, 'contract']));
    const plan = planOf({ ...points, disaggregations: ['park', 'contract_type'] });
    expect(plan.breakdowns).toEqual(['park']);
    expect(plan.questions).toEqual(needs.variables);
  });

  it.each<[string, DefinitionContent, string[]]>([
    [
      'an unknown variable in a group',
      { ...points, numerator: 'green_job_share(contrat = 1)' },
      ['/numerator unknown-variable'],
    ],
    [
      'a code that no answer has',
      { ...gap, denominator: 'mean hourly(contract = 77)' },
      ['/denominator unknown-code', '/denominator comparison-unfit'],
    ],
    [
      'a group that is no condition',
      { ...points, numerator: 'green_job_share(women)' },
      ['/numerator formula-unreadable'],
    ],
    ['a group without a name', { ...points, numerator: 'green_job_share()' }, ['/numerator formula-unreadable']],
    [
      'letters that only the catalogue explains',
      { ...gap, denominator: 'mean hourly(M)' },
      ['/denominator formula-unreadable'],
    ],
    [
      'a universe of its own in a line',
      { ...gap, numerator: `${gap.numerator} over emp = 1` },
      ['/numerator formula-unreadable'],
    ],
    [
      'a third group',
      { ...gap, numerator: `${gap.numerator} - mean hourly(emp = 1)` },
      ['/numerator formula-unreadable'],
    ],
    ['an unknown share', { ...points, numerator: 'green_share_job(sex = 2)' }, ['/numerator unknown-indicator']],
    ['itself', { ...points, numerator: 'own_gap(sex = 2)' }, ['/numerator unknown-indicator']],
    ['a mean as a share', { ...points, numerator: 'hourly_earnings_mean(sex = 2)' }, ['/numerator not-a-share']],
    ['another comparison', { ...points, numerator: 'nonlocal_hukou_green_gap(sex = 2)' }, ['/numerator not-a-share']],
    [
      'what no answer tells',
      { ...points, numerator: 'women_participation_share(sex = 2)' },
      ['/numerator not-a-share'],
    ],
    [
      'a mean in percentage points',
      { ...gap, unit: 'percentage_points' },
      ['/numerator not-a-share', '/numerator not-a-share', '/denominator not-a-share'],
    ],
    ['a share in %', { ...points, unit: 'percent' }, ['/numerator not-a-mean', '/denominator not-a-mean']],
    [
      'a mean of a code',
      { ...gap, denominator: 'mean contract(isco = 1)' },
      ['/denominator type-mismatch', '/denominator different-statistics'],
    ],
    [
      'a mean of yes and no',
      { ...premium, numerator: 'mean env_job(isco = 1)', denominator: 'mean env_job(isco = 2)' },
      ['/numerator type-mismatch', '/denominator type-mismatch'],
    ],
    ['two statistics', { ...premium, denominator: 'mean hourly(isco in 2,3)' }, ['/denominator different-statistics']],
    [
      'two variables',
      { ...premium, denominator: 'median wage_month(isco in 2,3)' },
      ['/denominator different-statistics'],
    ],
    [
      'a gap over the other group',
      { ...gap, denominator: 'mean hourly(contract in 4-5)' },
      ['/denominator comparison-unfit'],
    ],
    ['a minus below the line', { ...gap, denominator: gap.numerator }, ['/denominator comparison-unfit']],
    [
      'a minus in points',
      { ...points, numerator: `${points.numerator} - ${points.denominator}` },
      ['/numerator comparison-unfit'],
    ],
    ['one group twice', { ...points, denominator: points.numerator }, ['/denominator groups-overlap']],
    [
      'groups that share a code',
      { ...points, denominator: 'green_job_share(contract in 3-5)' },
      ['/denominator groups-overlap'],
    ],
    [
      'groups that share an age',
      { ...points, numerator: 'green_job_share(age <= 30)', denominator: 'green_job_share(age >= 30)' },
      ['/denominator groups-overlap'],
    ],
    [
      'groups of several answers',
      { ...points, numerator: 'green_job_share(social_ins has 1)', denominator: 'green_job_share(social_ins has 2)' },
      ['/denominator groups-overlap'],
    ],
    [
      'groups of two questions',
      { ...gap, numerator: 'mean hourly(sex = 1) - mean hourly(contract = 1)', denominator: 'mean hourly(sex = 1)' },
      ['/numerator groups-overlap'],
    ],
    [
      'too many answers to try',
      {
        ...points,
        numerator:
          'green_job_share(age 20-30 and wage_month 1-2 and hours_usual 1-2 and tenure_years 1-2 and injury_n 1-2 and hours_other 1-2)',
      },
      ['/denominator groups-unclear'],
    ],
    [
      'hours in points',
      { ...points, unit: 'hours' },
      ['/unit unit-unfit', '/numerator not-a-mean', '/denominator not-a-mean'],
    ],
  ])('is refused for %s', (_, content, expected) => {
    expect(faults(content)).toEqual(expected);
    expect(check(content).plan).toBeNull();
    for (const { detail } of check(content).faults) expect(detail.zh).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['green_job_share(age < 30)', 'green_job_share(age >= 30)'],
    [
      'green_job_share(contract = 1 and (sex = 2 or age > 50))',
      'green_job_share(not (contract = 1 and (sex = 2 or age > 50)))',
    ],
    [
      'green_job_share(social_ins has 1 and social_ins has 2)',
      'green_job_share(social_ins known and not (social_ins has 1 and social_ins has 2))',
    ],
    ['green_job_share(isic in A, F)', 'green_job_share(isic in C)'],
    [' green_job_share ( wage_month > 4999.5 ) ', 'green_job_share(wage_month <= 4999.5)'],
    ['green_job_share(contract known)', 'green_job_share(not contract known)'],
  ])('is accepted for %s against %s', (numerator, denominator) => {
    expect(faults({ ...points, numerator, denominator })).toEqual([]);
    expect(planOf({ ...points, numerator, denominator }).kind).toBe('gap');
  });

  it('reports the wrong word in the right group, and suggests the share that may have been meant', () => {
    const second = check({ ...gap, numerator: 'mean hourly(sex = 1) - mean hourly(sexx = 2)' }).faults[0]!;
    expect(second).toMatchObject({ position: 35, length: 4 });
    const twice = check({ ...gap, numerator: 'mean hourly(sex = 1) - mean hourly(sex = 7)' }).faults[0]!;
    expect(twice.position).toBe(35);
    const [unknown] = check({ ...points, denominator: 'green_jobshare(contract = 3)' }).faults;
    expect(unknown).toMatchObject({ position: 0, length: 14 });
    expect(unknown!.suggestions).toContain('green_job_share');
  });
});

describe('a share that a comparison names', () => {
  const share: DefinitionContent = { ...ofCatalogue('pension_coverage_rate'), name: { en: 'Own', zh: '自有' } };
  const naming = { ...points, numerator: 'own_share(sex = 2)', denominator: 'own_share(sex = 1)' };
  const known = [...seedDefinitions, own(share, 'own_share'), { ...own(naming), retired: false }];
  const revised = (changes: Partial<DefinitionContent>, all: readonly KnownDefinition[] = known): string[] =>
    checkDefinition({
      ...{ id: 'own_share', base: null, vocabulary, groups: indicatorGroups, all },
      content: { ...share, ...changes },
    }).faults.map(({ pointer, code }) => `${pointer} ${code.split('.').at(-1)}`);

  it('keeps its kind and unit, and needs correct formulas even when it is retired', () => {
    const mean = { estimator: 'mean', unit: 'hours', numerator: 'SUM w*hours_usual' } as const;
    expect(revised({ universe: 'employee = 1 and age > 30' })).toEqual([]);
    expect(revised(mean)).toEqual(['/estimator compared-elsewhere']);
    expect(revised({ retired: true })).toEqual([]);
    expect(revised({ retired: true, numerator: 'SUM w*' })).toContain('/retired compared-elsewhere');
    const left = known.map((each) => (each.id === 'own_gap' ? { ...each, retired: true } : each));
    expect(revised(mean, left)).toEqual([]);
  });

  it('is found among the workspace’s own definitions, unless it is retired', () => {
    expect(faults(naming, known)).toEqual([]);
    const retired = known.map((each) => (each.id === 'own_share' ? { ...each, retired: true } : each));
    expect(faults(naming, retired)).toEqual(['/numerator compared-retired', '/denominator compared-retired']);
  });

  it('determines the meaning of the comparison by its texts; a note of the comparison does not', () => {
    const [before, after] = [own(share, 'own_share'), own({ ...share, universe: 'emp = 1' }, 'own_share')];
    const comparison = own(naming);
    expect(meaningOf(comparison, [before])).not.toBe(meaningOf(comparison, [after]));
    expect(meaningOf({ ...comparison, notes: { en: 'Asked for', zh: '应要求' } }, [before])).toBe(
      meaningOf(comparison, [before]),
    );
    expect(JSON.parse(meaningOf(seedOf('gpg_mean')!, seedDefinitions))).toMatchObject({ notes: '', compared: [] });
  });

  it('can be changed into a comparison, without the formula that the catalogue gave it', () => {
    const seed = seedOf('injury_incidence_rate')!;
    const content = { ...gap, ...needsOf(check(gap), gap, seed) };
    const [, second] = historyOf(seed, [{ indicatorId: seed.id, version: 2, content }]);
    expect(second).toMatchObject({ formula: '', estimator: 'index' });
    expect(plansOf([second!], seedDefinitions)[0]).toMatchObject({ kind: 'gap', contrast: 'relative-gap' });
  });
});

describe('a run with a custom comparison', () => {
  const bySex = { ...points, numerator: 'green_job_share(sex = 1)', denominator: 'green_job_share(sex = 2)' };

  it('counts yes and no for shares, and persons for means and medians', () => {
    expect(planOf(points)).toMatchObject({ kind: 'gap', contrast: 'difference', base: { proportion: true } });
    const age = { ...gap, numerator: 'mean age(isco = 1)', denominator: 'mean age(isco = 2)' };
    expect(planOf(age)).toMatchObject({ kind: 'gap', contrast: 'premium', base: { proportion: false } });
    expect(planOf(premium)).toMatchObject({ kind: 'values', statistic: { kind: 'quantile-gap', contrast: 'premium' } });
  });

  it('separates women and men by their sex only if each group is of one sex', () => {
    expect(needsBothSexes(planOf(bySex))).toBe(true);
    const mixed = {
      ...bySex,
      denominator: 'green_job_share(sex = 2 and age > 40)',
      numerator: 'green_job_share(sex = 2 and age <= 40)',
    };
    expect(needsBothSexes(planOf(mixed))).toBe(false);
    const loose = {
      ...bySex,
      numerator: 'green_job_share(sex = 1 or age > 40)',
      denominator: 'green_job_share(sex = 2 and age <= 40)',
    };
    expect(faults(loose)).toEqual([]);
    expect(needsBothSexes(planOf(loose))).toBe(false);
  });
});
