import { leastRules } from '../../../../methodology/disclosure/primary.js';
import type { Count } from './count.js';
import type { Breakdown, InstitutionalPlan, Outcome } from './counting.js';
import type { InstitutionalFacts, WaveFacts } from './facts.js';
import type { NoDataReason } from './empty-reasons.js';
import { type Period, wavePeriods } from './period.js';
import * as measures from './quality-measures.js';

type Row = readonly [Breakdown, string, InstitutionalFacts];

const waveOf = (facts: InstitutionalFacts, { key }: Period): WaveFacts | undefined =>
  facts.waves.find(({ id }) => id === key);

function atPark(facts: InstitutionalFacts, parkId: string): InstitutionalFacts {
  const waves = facts.waves.map((wave) => ({
    ...wave,
    cells: wave.cells?.filter((cell) => cell.parkId === parkId) ?? null,
    response: wave.response.filter((row) => row.parkId === parkId),
  }));
  return { ...facts, waves };
}

function slices(facts: InstitutionalFacts, period: Period): Row[] {
  const wave = waveOf(facts, period);
  const ids = [...(wave?.cells ?? []), ...(wave?.response ?? [])].map(({ parkId }) => parkId);
  const parks = [...new Set(ids)].filter((parkId) => parkId !== null).sort();
  return parks.map((parkId): Row => ['park', parkId, atPark(facts, parkId)]);
}

const missing = (reason: NoDataReason): Outcome => ({ state: 'no-data', reason, count: null, persons: null });
const given = (count: Count): Outcome => ({ state: 'computed', reason: null, count, persons: null });

function overCells(measure: measures.QualityMeasure, comparesSexes: ReadonlySet<string>): InstitutionalPlan {
  return {
    periods: wavePeriods,
    outcome: (facts, period) => {
      const wave = waveOf(facts, period);
      const count = wave === undefined ? null : measure(wave, comparesSexes);
      return count === null ? missing('no-run') : given(count);
    },
    slices,
  };
}

/** Those who answered and those who did not are both groups of persons: neither may be few. */
function responseOutcome(wave: WaveFacts | undefined, told: (wave: WaveFacts, answered: number) => boolean): Outcome {
  const count = wave === undefined ? null : measures.responseRate(wave, new Set());
  if (wave === undefined || count === null) return missing('no-link');
  const sides = [count.numerator!, count.denominator! - count.numerator!];
  const few = sides.some((persons) => persons > 0 && persons < leastRules.workers);
  const withheld = few || !told(wave, count.numerator!);
  return {
    state: withheld ? 'withheld' : 'computed',
    reason: null,
    count: withheld ? null : count,
    persons: count.denominator,
    sides,
  };
}

/** The largest number of persons of a figure for all persons. */
const personsTold = (cells: WaveFacts['cells']): number =>
  Math.max(0, ...(cells ?? []).map(({ sex, n }) => (sex === null ? (n ?? 0) : 0)));

/**
 * The current status of each link is read: if answers arrived since the last run, two readings would reveal whether one
 * was complete, and whether one was of someone who does not work there. They are not published until a run counts them.
 */
const isTold = ({ cells, readBy }: WaveFacts): boolean => cells === null || readBy !== 'none';

/**
 * The number of all answers is published. A run may suppress the number of a park, together with another park; from the
 * other one's answers here both would follow. So a park has a rate only if the run publishes as many persons itself, and no
 * more once runs have read other answers: two rates of a park would reveal the few between.
 */
const isToldOfPark = ({ cells, readBy }: WaveFacts, answered: number): boolean =>
  readBy === 'every-run' && answered <= personsTold(cells);

const responsePlan: InstitutionalPlan = {
  periods: wavePeriods,
  outcome: (facts, period) => responseOutcome(waveOf(facts, period), isTold),
  rowOutcome: ({ facts }, period) => responseOutcome(waveOf(facts, period), isToldOfPark),
  slices,
};

export function qualityPlans(comparesSexes: ReadonlySet<string>): Readonly<Record<string, InstitutionalPlan>> {
  return {
    response_rate: responsePlan,
    sex_disaggregated_share: overCells(measures.sexDisaggregatedShare, comparesSexes),
    reliable_estimate_share: overCells(measures.reliableEstimateShare, comparesSexes),
    suppressed_cell_share: overCells(measures.suppressedCellShare, comparesSexes),
  };
}
