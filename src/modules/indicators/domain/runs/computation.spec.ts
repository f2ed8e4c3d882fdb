import { describe, expect, it } from '@jest/globals';
import { frameWeighting } from '../../../../../test/support/weight-frame.js';
import {
  statedIn,
  type SyntheticAnswer,
  type SyntheticSurvey,
  syntheticSurvey,
} from '../../../../../test/support/park-workers.js';
import { publishedSize } from '../../../../methodology/disclosure/release/digits.js';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { catalogue } from '../../catalogue/catalogue.js';
import { cellKey } from './cells.js';
import type { Draft } from './linked-tables.js';
import { RunComputation, type RunOutput } from './computation.js';
import type { IndicatorDefinition } from '../definitions/definition.js';
import type { Before, MarkOf, ShownFigure } from './earlier-runs.js';
import { plansOf } from './plan.js';
import { defaultSettings, type RunSettings } from './settings.js';

type Answers = Readonly<Record<string, string>>;
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const survey = syntheticSurvey({ size: 400, seed: 3 });

function answering(change: (answers: Answers, at: number) => Answers): SyntheticSurvey['answers'] {
  return survey.answers.map((each, at) => ({ ...each, answers: change(each.answers, at) }));
}

/** A comparison written by an analyst. */
const { index: _, ...ofHukou } = catalogue.find(({ id }) => id === 'nonlocal_hukou_green_gap')!;
const own = (numerator: string, denominator: string): IndicatorDefinition => ({
  ...ofHukou,
  ...{
    id: 'own_gap',
    formula: '',
    numerator,
    denominator,
    unit: numerator.startsWith('mean') ? 'percent' : 'percentage_points',
  },
});

async function computed(
  indicator: string,
  answers: SyntheticSurvey['answers'],
  {
    more = [],
    before,
    markOf,
    of = survey,
    ...asked
  }: Partial<RunSettings> & {
    readonly more?: readonly IndicatorDefinition[];
    readonly before?: Before;
    readonly markOf?: MarkOf;
    readonly of?: SyntheticSurvey;
  } = {},
): Promise<RunOutput & { readonly draft: Draft }> {
  const all = [...catalogue, ...more];
  const plans = plansOf(
    all.filter(({ id }) => id === indicator),
    all,
  );
  const settings = { ...defaultSettings, breakdowns: [], ...asked };
  const run = new RunComputation(plans, of.frame, settings, frameWeighting(of.frame));
  run.remember(before?.shown ?? []);
  run.collectPay(answers, markOf);
  run.settleLowPay();
  run.observe(answers, markOf);
  return { ...run.finish(await highsSolver(), { ...(before !== undefined && { before }) }), draft: run.draft() };
}

/** The first run on the wave, which had the same number of answers. */
const once = { run: 1, answers: statedIn(survey.answers), shownAs: { shown: 'number' } as const };

const unpaid = (answers: Answers): Answers => ({ ...answers, wage_month: '', wage_month_declined: '99' });

describe('the low-pay line from the answers of the wave', () => {
  it('is published in whole fen', async () => {
    const { lowPay } = await computed('low_pay_rate', survey.answers);
    expect(lowPay.yuanPerHour).toBeGreaterThan(10);
    expect(lowPay.yuanPerHour).toBe(Number(lowPay.yuanPerHour.toFixed(2)));
  });

  it('is not computed if it would reveal the pay of few persons; low pay is then unknown for everyone', async () => {
    const few = answering((answers, at) => (at < 15 ? answers : unpaid(answers)));
    const { lowPay, indicators } = await computed('low_pay_rate', few);
    expect(lowPay.yuanPerHour).toBe(0);
    expect(indicators.map(({ state }) => state)).toEqual(['no-data']);
    const oneEnterprise = answering((answers, at) =>
      survey.answers[at]!.psu === survey.frame.units[0]!.psu ? { ...answers, wage_month: '5000' } : unpaid(answers),
    );
    expect((await computed('low_pay_rate', oneEnterprise)).lowPay.yuanPerHour).toBe(0);
  });

  it('is not computed if the median of nearly as many persons was published before, because the two would reveal those few', async () => {
    const id = 'hourly_earnings_median';
    const paid = (await computed(id, survey.answers)).draft.indicators[0]!.cells[0]!.figure!.n;
    const lineAfter = async (persons: number, minimumWorkers = 5) => {
      const before = { shown: [{ figure: `${id}|*|*`, persons, counts: [], ...once }], withheld: [] };
      return (await computed(id, survey.answers, { before, minimumWorkers })).lowPay.yuanPerHour;
    };
    expect(await lineAfter(paid - 4)).toBe(0);
    expect(await lineAfter(paid)).toBeGreaterThan(0);
    expect(await lineAfter(paid - 5)).toBeGreaterThan(0);
    expect(await lineAfter(paid - 5, 6)).toBe(0);
  });
});

describe('a figure whose error the sample does not show', () => {
  const cellsOf = async (id: string, answers: SyntheticSurvey['answers'], by: Parameters<typeof computed>[2] = {}) =>
    (await computed(id, answers, by)).draft.indicators[0]!.cells;
  it('is never "0 +- 0": a total of persons has the bound of the share, times the persons represented', async () => {
    const cells = await cellsOf('green_job_total', survey.answers, { breakdowns: ['contract_type'] });
    const none = cells.filter(({ figure }) => figure?.value === 0);
    expect(none.length).toBeGreaterThan(0);
    for (const { status, figure } of none) {
      expect([status, figure!.standardError, figure!.cv]).toEqual(['caution', null, null]);
      expect(figure!.flags).toContain('no-events');
      expect(figure!.interval[0]).toBe(0);
      // the upper bound is 1 - 0.025^(1/n) of the persons
      const persons = figure!.interval[1]! / (1 - 0.025 ** (1 / figure!.n));
      expect(persons / figure!.n).toBeGreaterThan(1);
      expect(persons / figure!.n).toBeLessThan(20);
    }
  });

  const hours: IndicatorDefinition = {
    ...catalogue.find(({ id }) => id === 'monthly_earnings_mean')!,
    ...{ id: 'own_hours', unit: 'hours', estimator: 'mean', universe: 'emp = 1', variables: ['hours_usual'] },
    ...{ numerator: 'SUM w*hours_usual', denominator: 'SUM w*[hours_usual known]', derived_variables: [] },
  };

  it('has no interval if all values are equal, or for a sum of 0 of other units', async () => {
    const equal = answering((answers) => ({ ...answers, hours_usual: '40' }));
    for (const { status, figure } of await cellsOf('own_hours', equal, { more: [hours] })) {
      expect([status, figure!.value, figure!.standardError]).toEqual(['caution', 40, null]);
      expect([figure!.interval, figure!.flags]).toEqual([[null, null], ['no-variation']]);
    }
    const [everybody] = await cellsOf('own_hours', equal, { more: [hours] });
    expect(everybody!.figure!.gap).toMatchObject({ value: 0, standardError: null, interval: [null, null] });
    const nothing = answering((answers) => ({ ...answers, hours_usual: '0' }));
    const fte: IndicatorDefinition = { ...hours, estimator: 'total', unit: 'fte', numerator: 'SUM w*hours_usual/40' };
    for (const { figure } of await cellsOf('own_hours', nothing, { more: [fte] }))
      expect([figure!.value, figure!.standardError, figure!.interval, figure!.flags]).toEqual([
        0,
        null,
        [null, null],
        ['no-variation'],
      ]);
  });

  it('uses the bound of the side without an error in a gap', async () => {
    // none of the women and half of the men: the error of the men alone would be too small
    const members = answering((answers, at) => ({
      ...answers,
      union_member: answers['sex'] === '1' && at % 2 === 0 ? '1' : '2',
    }));
    const cells = await cellsOf('union_density', members, {});
    const [women, men] = ['F', 'M'].map((sex) => cells.find((cell) => cell.sex === sex)!.figure!);
    expect([women!.value, women!.standardError, women!.flags]).toEqual([0, null, ['no-events']]);
    const { gap } = cells.find((cell) => cell.sex === null)!.figure!;
    expect(gap!.standardError!).toBeGreaterThan(men!.standardError!);
    const bound = women!.interval[1]! / 2;
    expect(gap!.standardError!).toBeCloseTo(Math.hypot(men!.standardError!, bound), 2);
  });

  it('is distinguished from one with an error, whose interval for counts and means ends at zero', async () => {
    let cut = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const of = syntheticSurvey({ size: 60, seed, parks: ['park-1'] });
      const total: IndicatorDefinition = {
        ...hours,
        estimator: 'total',
        unit: 'persons',
        numerator: 'SUM w*[unfair=1]',
      };
      for (const { figure } of await cellsOf('own_hours', of.answers, { of, more: [total] })) {
        if (figure === null) continue;
        expect(figure.standardError).not.toBe(0);
        expect(figure.interval[0] ?? 0).toBeGreaterThanOrEqual(0);
        if (figure.standardError !== null && figure.interval[0] === 0) cut += 1;
      }
    }
    expect(cut).toBeGreaterThan(0);
  });
});

describe('item non-response', () => {
  const asked = (yes: number) =>
    answering((answers, at) => ({
      ...answers,
      grievance: at % Math.floor(survey.answers.length / yes) === 0 ? '1' : at % 10 === 9 ? '' : '2',
    }));

  it('is published with bounds that are rounded like the figure', async () => {
    const [indicator] = (await computed('trusted_grievance_rate', asked(120))).indicators;
    expect(indicator!.nonResponse!.share).toBeGreaterThan(0.05);
    for (const part of [indicator!.nonResponse!.share, ...indicator!.nonResponse!.bounds!])
      expect(part).toBe(Number(part.toFixed(2)));
  });

  it('has no bounds if the figure is too uncertain to be published, because they would reveal it', async () => {
    const three = [...new Set(survey.answers.map(({ psu }) => psu))].slice(0, 3);
    const trusting = new Set(
      three.flatMap((psu, at) => survey.answers.filter((each) => each.psu === psu).slice(0, at === 0 ? 30 : 4)),
    );
    const ofFew = asked(5).map((answer, at) => {
      const grievance = trusting.has(survey.answers[at]!) ? '1' : at % 10 === 9 ? '' : '2';
      return { ...answer, answers: { ...answer.answers, grievance } };
    });
    const [indicator] = (await computed('trusted_grievance_rate', ofFew)).indicators;
    expect(indicator!.cells[0]!.status).toBe('withheld-quality');
    expect(indicator!.nonResponse).toEqual({ share: expect.any(Number), bounds: null });
  });
});

const size = (psu: string): number => survey.answers.filter((answer) => answer.psu === psu).length;
const largest = survey.frame.units.map(({ psu }) => psu).sort((one, other) => size(other) - size(one));

describe('a custom comparison', () => {
  /** The members of the second group, half of whom are insured. */
  const grouped = (isSecond: (at: number) => boolean) =>
    answering((answers, at) => ({
      ...answers,
      contract: isSecond(at) ? '5' : '1',
      ...{ social_ins: at % 2 === 0 ? '1' : '2' },
    }));
  const inLargest = (number: number) => grouped((at) => largest.slice(0, number).includes(survey.answers[at]!.psu));

  it.each([
    ['a share', own('pension_coverage_rate(contract = 5)', 'pension_coverage_rate(contract = 1)')],
    [
      'a share, the other way round,',
      own('pension_coverage_rate(contract = 1)', 'pension_coverage_rate(contract = 5)'),
    ],
    ['pay', own('mean hourly(contract = 5)', 'mean hourly(contract = 1)')],
  ])('of %s is suppressed if one of its groups has fewer enterprises than the run requires', async (_, definition) => {
    const statusOf = async (answers: SyntheticSurvey['answers'], minimumEnterprises: number) =>
      (await computed('own_gap', answers, { more: [definition], minimumEnterprises })).indicators[0]!.cells[0]!.status;
    expect(await statusOf(inLargest(2), 3)).toBe('withheld');
    expect(await statusOf(inLargest(6), 7)).toBe('withheld');
    expect(await statusOf(inLargest(6), 6)).not.toMatch(/^(withheld|missing)$/);
  });
});

describe('pay dominated by few enterprises (p% rule)', () => {
  /**
   * The six largest enterprises are one group of a comparison; if this many persons pay there, they pay nearly the
   * whole amount.
   */
  const paying = (number: number) =>
    answering((answers, at) => {
      const place = largest.indexOf(survey.answers[at]!.psu);
      return { ...answers, contract: place < 6 ? '5' : '1', wage_month: place < number ? '500000' : '50' };
    });

  it.each([
    ['of everyone', []],
    ['of the first group', [own('mean hourly(contract = 5)', 'mean hourly(contract = 1)')]],
    ['of the second group', [own('mean hourly(contract = 1)', 'mean hourly(contract = 5)')]],
  ])('is suppressed: %s', async (_, more) => {
    const statusOf = async (number: number) =>
      (await computed(more[0]?.id ?? 'hourly_earnings_mean', paying(number), { more })).indicators[0]!.cells[0]!.status;
    expect(await statusOf(2)).toBe('withheld');
    expect(await statusOf(4)).not.toMatch(/^(withheld|missing)$/);
  });
});

describe('cases among the workers of a park', () => {
  /** So many persons of park-2 had an accident, in turn in different enterprises, and forty of every other park. */
  const statusOf = async (injured: number, definition: IndicatorDefinition) => {
    const turns = new Map<string, number>();
    const inTurn = survey.answers
      .map((answer, at) => ({ ...answer, at }))
      .map(({ psu, parkId, at }) => {
        const turn = turns.get(psu) ?? 0;
        turns.set(psu, turn + 1);
        return { at, parkId, turn };
      })
      .sort((a, b) => a.turn - b.turn);
    const cases = new Set(
      ['park-1', 'park-2', 'park-3', 'park-4'].flatMap((park) =>
        inTurn
          .filter(({ parkId }) => parkId === park)
          .slice(0, park === 'park-2' ? injured : 40)
          .map(({ at }) => at),
      ),
    );
    const answers = answering((each, at) => ({ ...each, consent_health: '1', injury_n: cases.has(at) ? '1' : '0' }));
    const { indicators } = await computed(definition.id, answers, { breakdowns: ['park'], more: [definition] });
    return indicators[0]!.cells.find(({ sex, level }) => sex === null && level === 'park-2')!.status;
  };
  const incidence = catalogue.find(({ id }) => id === 'injury_incidence_rate')!;
  const ownRatio: IndicatorDefinition = {
    ...incidence,
    id: 'own_ratio',
    unit: 'ratio',
    numerator: 'SUM w*[injury_n = 1]',
  };
  const paid: IndicatorDefinition = {
    ...ownRatio,
    id: 'own_share',
    unit: 'percent',
    numerator: 'SUM w*[injury_n = 1 or hourly > 9999]',
  };

  it.each([incidence, ownRatio, paid])(
    'are small counts that are suppressed: $unit, $numerator',
    async (definition) => {
      expect(await statusOf(4, definition)).toBe('withheld');
      expect(await statusOf(30, definition)).not.toMatch(/^(withheld|missing)$/);
    },
  );
});

describe('a figure that an earlier run published', () => {
  it('is suppressed if few of the same persons changed from yes to no, or from one group to the other', async () => {
    for (const id of ['union_density', 'gpg_mean']) {
      const key = `${id}|*|*`;
      const first = await computed(id, survey.answers);
      const counts = first.behind.get(key)!;
      const persons = counts.reduce((sum, count) => sum + count, 0);
      const after = async (moved: number) => {
        const [one, other] = [
          counts.findIndex((count) => count > moved),
          counts.findLastIndex((count) => count > moved),
        ];
        const earlier = counts.map((count, at) => count + (at === one ? moved : at === other ? -moved : 0));
        const before = { shown: [{ figure: key, persons, counts: earlier, ...once }], withheld: [] };
        return (await computed(id, survey.answers, { before })).indicators[0]!.cells[0]!.status;
      };
      const shown = first.indicators[0]!.cells[0]!.status;
      expect([await after(0), await after(1), await after(4), await after(5)]).toEqual([
        shown,
        'withheld',
        'withheld',
        shown,
      ]);
      expect(shown).not.toMatch(/^(withheld|missing)$/);
    }
  });
});

describe('a figure that compares women and men', () => {
  it('is suppressed if an earlier run published it for nearly the same persons', async () => {
    const id = 'occupational_segregation_index';
    const cellAfter = async (persons: number) => {
      const before = { shown: [{ figure: `${id}|*|*`, persons, counts: [], ...once }], withheld: [] };
      return (await computed(id, survey.answers, { before })).indicators[0]!.cells[0]!;
    };
    const { n } = (await computed(id, survey.answers)).draft.indicators[0]!.cells[0]!.figure!;
    expect((await cellAfter(n - 1)).status).toBe('withheld');
    expect((await cellAfter(n - 5)).figure!.n).toBe(publishedSize(n, 5));
  });
});

describe('a figure with persons who were added after an earlier run published it', () => {
  const of = syntheticSurvey({ size: 400, seed: 3, enterprises: 4 });
  type Answer = SyntheticAnswer;
  /** Six persons with pay in each of these enterprises. */
  const sixOf = (enterprises: readonly string[], sex: string): readonly Answer[] =>
    enterprises.flatMap((each) =>
      of.answers.filter(({ psu, answers }) => psu === each && isPaid(answers, sex)).slice(0, 6),
    );
  const isPaid = (answers: Answers, sex: string): boolean => answers['sex'] === sex && answers['wage_month'] !== '';
  const enough = of.frame.units
    .map(({ psu }) => psu)
    .filter((psu) => ['1', '2'].every((sex) => sixOf([psu], sex).length === 6));
  const parkOf = (psu: string): string => of.frame.units.find((unit) => unit.psu === psu)!.parkId;

  const shownBy = ({ indicators, behind, answers }: RunOutput): ShownFigure[] =>
    indicators.flatMap(({ id, cells }) =>
      cells.flatMap((cell) => {
        const figure = `${id}|${cellKey(cell)}`;
        return cell.figure === null
          ? []
          : [{ figure, persons: sumOf(behind.get(figure)!), counts: behind.get(figure)!, ...once, answers }];
      }),
    );

  /** A run without the late answers, then one with all answers. */
  async function bothRuns(id: string, late: readonly Answer[], asked: Partial<RunSettings> = {}) {
    const ids = new Set(late.map((answer) => answer.id));
    const early = of.answers.filter((answer) => !ids.has(answer.id));
    const first = await computed(id, early, { ...asked, of });
    const before = { shown: shownBy(first), withheld: [] };
    const markOf: MarkOf = (answer) => (ids.has(answer) ? 2 : 1);
    return { first, second: await computed(id, of.answers, { ...asked, of, before, markOf }) };
  }

  const statusOf = ({ indicators }: RunOutput, key = '*|*'): string =>
    indicators[0]!.cells.find((cell) => cellKey(cell) === key)!.status;
  const isShown = (status: string): boolean => !/^(withheld|missing)$/.test(status);

  /** Protected by the number of persons alone; six persons are enough. */
  const pay = 'hourly_earnings_mean';

  it('is suppressed if they are from one or two enterprises, whatever their number', async () => {
    for (const few of [1, 2]) {
      const { first, second } = await bothRuns(pay, sixOf(enough.slice(0, few), '2'));
      expect([few, isShown(statusOf(first)), statusOf(second)]).toEqual([few, true, 'withheld']);
    }
    const { second } = await bothRuns(pay, sixOf(enough.slice(0, 3), '2'));
    expect(isShown(statusOf(second))).toBe(true);
    const stricter = await bothRuns(pay, sixOf(enough.slice(0, 3), '2'), { minimumEnterprises: 4 });
    expect(statusOf(stricter.second)).toBe('withheld');
  });

  it('is suppressed at the level where they are from one enterprise, and published where they are from three', async () => {
    const parks = ['park-1', 'park-2', 'park-3'].map((park) => enough.find((psu) => parkOf(psu) === park)!);
    const late = sixOf(parks, '2');
    const { first, second } = await bothRuns(pay, late, { breakdowns: ['park'] });
    for (const key of ['*|*', 'F|*']) expect([key, isShown(statusOf(second, key))]).toEqual([key, true]);
    for (const park of ['park-1', 'park-2', 'park-3']) {
      expect(isShown(statusOf(first, `*|park=${park}`))).toBe(true);
      expect(statusOf(second, `*|park=${park}`)).toBe('withheld');
    }
  });

  it('is checked separately for women and men if it compares them', async () => {
    const [one, three] = [enough.slice(0, 1), enough.slice(0, 3)];
    const after = async (...late: Answer[]): Promise<boolean> =>
      isShown(statusOf((await bothRuns('gpg_mean', late)).second));
    expect(await after(...sixOf(three, '2'), ...sixOf(one, '1'))).toBe(false);
    expect(await after(...sixOf(one, '2'), ...sixOf(three, '1'))).toBe(false);
    expect(await after(...sixOf(three, '2'), ...sixOf(three, '1'))).toBe(true);
    expect(await after(...sixOf(three, '2'))).toBe(true);
  });

  it('is suppressed if it has changed and the added or removed persons are unknown', async () => {
    const { behind } = await computed('union_density', of.answers, { of });
    const counts = behind.get('union_density|*|*')!;
    const n = sumOf(counts);
    const after = async (fewer: number, answers: number): Promise<boolean> => {
      const earlier = { persons: n - fewer, counts: counts.map((count, at) => (at === 0 ? count - fewer : count)) };
      const shown = [{ figure: 'union_density|*|*', ...earlier, ...once, answers }];
      return isShown(statusOf(await computed('union_density', of.answers, { of, before: { shown, withheld: [] } })));
    };
    const length = statedIn(of.answers);
    // six persons came without a mark, or six left; or another definition counts the same persons differently
    expect([await after(6, length - 6), await after(-6, length + 6), await after(6, length)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await after(0, length - 6)).toBe(true);
  });

  it('prevents a low-pay line if those of them with pay are from one enterprise', async () => {
    const lineWith = async (late: readonly Answer[]): Promise<number> =>
      (await bothRuns('hourly_earnings_median', late)).second.lowPay.yuanPerHour;
    expect(await lineWith(sixOf(enough.slice(0, 1), '2'))).toBe(0);
    expect(await lineWith(sixOf(enough.slice(0, 3), '2'))).toBeGreaterThan(0);
  });
});

describe('a person who did not state the sex', () => {
  /** Every fifth person. */
  const some = answering((answers, at) => ({ ...answers, sex: at % 5 === 0 ? '99' : String(1 + (at % 2)) }));
  const stated = some.filter(({ answers }) => answers['sex'] !== '99');

  it.each(['union_density', 'hourly_earnings_median', 'female_share_green_jobs', 'env_wage_premium', 'gpg_mean'])(
    'has no weight and is in no figure, so that there is no residual next to women and men: %s',
    async (id) => {
      const [all, without] = [await computed(id, some), await computed(id, stated)];
      expect([all.answers, all.apart]).toEqual([stated.length, some.length - stated.length]);
      expect(all.indicators).toEqual(without.indicators);
      expect([...all.behind]).toEqual([...without.behind]);
      expect(all.lowPay).toEqual(without.lowPay);
      const [everybody, women, men] = ['*', 'F', 'M'].map((sex) => all.behind.get(`${id}|${sex}|*`));
      if (women !== undefined && men !== undefined)
        expect(everybody).toEqual(women.map((count, at) => count + men[at]!));
    },
  );
});
