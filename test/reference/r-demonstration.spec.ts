/**
 * The main indicators of the demonstration by sex: a run's own estimates, before any protection, beside what R's survey package
 * makes of the same raw answers (r-survey/demonstration.R; `npm run bench -- r-demonstration` runs it again).
 */
import fs from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { hourlyEarnings } from '../../src/methodology/classification/decent-work.js';
import { distribution, weightedQuantile } from '../../src/methodology/estimation/quantiles.js';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import type { CellAddress } from '../../src/modules/indicators/domain/cells.js';
import { frameWeighting } from '../../src/modules/indicators/domain/computation.js';
import { Counting, isWeighted } from '../../src/modules/indicators/domain/counting.js';
import { estimateCell } from '../../src/modules/indicators/domain/estimates.js';
import { headlineIndicators } from '../../src/modules/indicators/domain/moved.js';
import { planOf } from '../../src/modules/indicators/domain/plan.js';
import { Sample } from '../../src/modules/indicators/domain/sample.js';
import { defaultSettings } from '../../src/modules/indicators/domain/settings.js';
import type { Tally } from '../../src/modules/indicators/domain/tally.js';
import { demonstrationSample } from '../support/demonstration-sample.js';

interface Line {
  readonly id: string;
  readonly sex: string;
  /** Persons, estimate, standard error, limits, degrees of freedom. */
  readonly numbers: readonly number[];
}

const fromR: readonly Line[] = fs
  .readFileSync(new URL('r-survey/demonstration.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(2)
  .map((line) => line.split(','))
  .map(([id = '', sex = '', ...numbers]) => ({ id, sex, numbers: numbers.map(Number) }));

/** The run's tallies: weights, classification and sums are those of the product. */
function tallied(ids: ReadonlySet<string>): { readonly tallies: readonly Tally[]; readonly sample: Sample } {
  const { frame, answers } = demonstrationSample();
  const weighting = frameWeighting(frame);
  const weighted = answers.filter((answer) => isWeighted(answer, weighting));
  const pay = weighted.flatMap(({ answers: given, psu }) => {
    const hourly = hourlyEarnings(given);
    return hourly === null ? [] : [[hourly, weighting.of(psu, 'U')] as const];
  });
  const lowPayYuanPerHour = (2 / 3) * weightedQuantile(distribution(pay), 0.5, 'math');
  const plans = catalogue.filter(({ id }) => ids.has(id)).flatMap((definition) => planOf(definition) ?? []);
  const counting = new Counting(plans, frame, []);
  for (const answer of weighted) counting.observe(answer, { ...defaultSettings, lowPayYuanPerHour });
  const sample = new Sample(counting.rows, { weighting, lonely: defaultSettings.lonelyPsu });
  return { tallies: counting.tallies, sample };
}

describe('the main indicators of the demonstration', () => {
  let computed: ReturnType<typeof tallied>;
  beforeAll(() => {
    computed = tallied(new Set(fromR.map(({ id }) => id)));
  });

  it('are all there, by sex where the formula does not compare the sexes itself', () => {
    const cells = headlineIndicators.flatMap((id) => {
      const { sex_built_in: built } = catalogue.find((definition) => definition.id === id)!;
      return (built ? ['*'] : ['*', 'F', 'M']).map((sex) => `${id} ${sex}`);
    });
    expect(fromR.map(({ id, sex }) => `${id} ${sex}`)).toEqual(expect.arrayContaining(cells));
    expect(computed.tallies.map(({ plan }) => plan.id)).toEqual(expect.arrayContaining([...headlineIndicators]));
  });

  it.each(fromR.filter(({ id }) => planOf(catalogue.find((each) => each.id === id)!) !== null))(
    '$id $sex is what R says',
    ({ id, sex, numbers }) => {
      const tally = computed.tallies.find(({ plan }) => plan.id === id)!;
      const address: CellAddress = { sex: sex === '*' ? null : (sex as 'F' | 'M'), breakdown: null, level: null };
      const { n, value, standardError, interval, df } = estimateCell(tally, computed.sample, address)!;
      const mine = [n, value, standardError, interval[0]!, interval[1]!, df];
      for (const [at, expected] of numbers.entries())
        expect(Math.abs(mine[at]! - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
    },
  );
});
