/**
 * The main indicators of the demonstration in total, by sex and by park: a run's estimates before any protection,
 * compared with those of R's survey package from the same raw answers (r-survey/demonstration.R; `npm run bench --
 * r-demonstration` computes it again).
 */
import fs from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { hourlyEarnings } from '../../src/methodology/classification/low-pay.js';
import { leastRules } from '../../src/methodology/disclosure/primary.js';
import { distribution, weightedQuantile } from '../../src/methodology/estimation/quantiles.js';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import type { CellAddress } from '../../src/modules/indicators/domain/runs/cells.js';
import { Counting, isWeighted } from '../../src/modules/indicators/domain/runs/counting/counting.js';
import { type Estimate, estimateCell } from '../../src/modules/indicators/domain/runs/estimators/estimates.js';
import {
  type ColumnResult,
  estimateColumns,
} from '../../src/modules/indicators/domain/runs/estimators/column-estimates.js';
import { headlineIndicators } from '../../src/modules/indicators/domain/publication/moved.js';
import { personOf } from '../../src/modules/indicators/domain/runs/counting/person.js';
import { plansOf } from '../../src/modules/indicators/domain/runs/plan.js';
import { Sample } from '../../src/modules/indicators/domain/runs/estimators/sample.js';
import { defaultSettings } from '../../src/modules/indicators/domain/runs/settings.js';
import type { Tally } from '../../src/modules/indicators/domain/runs/counting/tally.js';
import { demonstrationSample } from '../support/demonstration-sample.js';
import { frameWeighting } from '../support/weight-frame.js';

interface Line {
  readonly id: string;
  readonly sex: string;
  readonly park: string;
  /** Persons, estimate, standard error, limits, degrees of freedom. */
  readonly numbers: readonly number[];
}

const fromR: readonly Line[] = fs
  .readFileSync(new URL('r-survey/demonstration.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(2)
  .map((line) => line.split(','))
  .map(([id = '', sex = '', park = '', ...numbers]) => ({ id, sex, park, numbers: numbers.map(Number) }));

/** Whether someone is an employee does not depend on the low-pay line. */
const unpaidLine = { ...defaultSettings, lowPayYuanPerHour: Number.NaN };

interface Computed {
  readonly tallies: readonly Tally[];
  readonly sample: Sample;
  readonly medians: readonly ColumnResult[];
}

const sexes = ['*', 'F', 'M'];
const addressOf = (sex: string, park = '*'): CellAddress => ({
  sex: sex === '*' ? null : (sex as 'F' | 'M'),
  ...(park === '*' ? { breakdown: null, level: null } : { breakdown: 'park', level: park }),
});

/** The sums and columns of the run, with the product's weights and classification. */
function counted(ids: ReadonlySet<string>): Computed {
  const { frame, answers } = demonstrationSample();
  const weighting = frameWeighting(frame);
  const weighted = answers.filter((answer) => isWeighted(answer, weighting));
  const pay = weighted.flatMap(({ answers: given, psu }) => {
    const hourly = hourlyEarnings(given);
    const isEmployee = personOf(given, unpaidLine).code('employee') === '1';
    return hourly === null || !isEmployee ? [] : [[hourly, weighting.of(psu, 'F')] as const];
  });
  const lowPayYuanPerHour = (2 / 3) * weightedQuantile(distribution(pay), 0.5, 'math');
  const plans = plansOf(catalogue).filter(({ id }) => ids.has(id));
  const counting = new Counting(plans, frame, []);
  for (const answer of weighted) counting.observe(answer, { ...defaultSettings, lowPayYuanPerHour });
  const lonely = defaultSettings.lonelyPsu;
  const medians = estimateColumns(counting.columns, {
    lonely,
    least: leastRules,
    weightOf: (enterprise, sex) => weighting.of(enterprise, sex),
    placesOf: () => sexes.map((sex) => addressOf(sex)),
  });
  return { tallies: counting.tallies, sample: new Sample(counting.rows, { weighting, lonely }), medians };
}

describe('the main indicators of the demonstration', () => {
  let computed: Computed;
  beforeAll(() => {
    computed = counted(new Set(fromR.map(({ id }) => id)));
  });

  it('are complete by park, and by sex if the formula does not compare the sexes', () => {
    const cells = headlineIndicators.flatMap((id) => {
      const { sex_built_in: built } = catalogue.find((definition) => definition.id === id)!;
      const parks = ['A', 'B', 'C', 'D'].map((park) => `* ${park}`);
      return ['* *', ...(built ? [] : ['F *', 'M *']), ...parks].map((cell) => `${id} ${cell}`);
    });
    expect(fromR.map(({ id, sex, park }) => `${id} ${sex} ${park}`)).toEqual(expect.arrayContaining(cells));
    expect(computed.tallies.map(({ plan }) => plan.id)).toEqual(expect.arrayContaining([...headlineIndicators]));
  });

  function figureOf({ id, sex, park }: Line): Estimate {
    const tally = computed.tallies.find(({ plan }) => plan.id === id);
    if (tally !== undefined) return estimateCell(tally, computed.sample, addressOf(sex, park))!;
    const { cell } = computed.medians.find(({ plan }) => plan.id === id)!.cells[sexes.indexOf(sex)]!;
    if (cell.state !== 'figure') throw new Error(cell.state);
    return cell.estimate;
  }

  it.each(fromR)('equal the results of R for $id $sex $park', (line) => {
    const { n, value, standardError, interval, df } = figureOf(line);
    // without degrees of freedom there is no interval; R returns NaN
    const mine = [n, value, standardError, interval[0] ?? Number.NaN, interval[1] ?? Number.NaN, df];
    for (const [at, expected] of line.numbers.entries())
      if (Number.isNaN(expected)) expect([at, mine[at]]).toEqual([at, Number.NaN]);
      else expect(Math.abs(mine[at]! - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
  });
});
