import { leastRules } from '../../../../methodology/disclosure/primary.js';
import { published } from '../../../../methodology/disclosure/release/digits.js';
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

/**
 * Respondents and non-respondents are both groups of persons, and neither may be small. In whole percent and without its
 * counts, because exact numbers of answers would undo the rounding of sample sizes.
 */
function responseOutcome(wave: WaveFacts | undefined, mayPublish: (wave: WaveFacts) => boolean): Outcome {
  const count = wave === undefined ? null : measures.responseRate(wave, new Set());
  if (wave === undefined || count === null) return missing('no-link');
  const sides = [count.numerator!, count.denominator! - count.numerator!];
  const few = sides.some((persons) => persons > 0 && persons < leastRules.workers);
  const withheld = few || !mayPublish(wave);
  return {
    state: withheld ? 'withheld' : 'computed',
    reason: null,
    count: withheld ? null : { value: published(count.value, 0.01), numerator: null, denominator: null },
    persons: count.denominator,
    sides,
  };
}

/** The largest number of persons of a figure for all persons. */
const publishedPersons = (cells: WaveFacts['cells']): number =>
  Math.max(0, ...(cells ?? []).map(({ sex, persons }) => (sex === null ? (persons ?? 0) : 0)));

/**
 * Whether the rate of a wave may be published. It uses the current status of each link: if answers arrived since the
 * last run, two readings would reveal whether one was complete, or was of an ineligible person. So the rate is not
 * published until a run counts these answers.
 */
const isPublishable = ({ cells, readBy }: WaveFacts): boolean => cells === null || readBy !== 'none';

/**
 * Whether the rate of a park may be published: only if the run publishes a figure of the park with its number of
 * persons, and only while all runs have read the same answers, because two rates of a park would reveal the few answers
 * between them.
 */
const isPublishableForPark = ({ cells, readBy }: WaveFacts): boolean =>
  readBy === 'every-run' && publishedPersons(cells) > 0;

const responsePlan: InstitutionalPlan = {
  periods: wavePeriods,
  outcome: (facts, period) => responseOutcome(waveOf(facts, period), isPublishable),
  rowOutcome: ({ facts }, period) => responseOutcome(waveOf(facts, period), isPublishableForPark),
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
