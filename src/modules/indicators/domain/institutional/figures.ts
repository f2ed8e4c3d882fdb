/** The figures of one institutional indicator, one for each period, each with its breakdowns. Pure. */
import { leastRules } from '../../../../methodology/disclosure/primary.js';
import type { CountCell, InstitutionalPlan, Outcome, PeriodFigure } from './counting.js';
import type { InstitutionalFacts, Parameters } from './facts.js';
import type { NoDataReason } from './empty-reasons.js';
import type { Period } from './period.js';
import { qualityPlans } from './quality-plans.js';
import { roadmapPlans } from './roadmap-plans.js';
import { sessionPlans } from './session-plans.js';

/** Sources that are not recorded yet, because their contexts do not exist in the program. */
const unrecorded: Readonly<Record<string, NoDataReason>> = {
  wg_attendance_rate: 'no-meeting',
  trained_women_share: 'no-training',
  south_south_exchange_events: 'no-exchange',
  methods_taken_over: 'no-transfer',
};

function plans(comparesSexes: ReadonlySet<string>): Readonly<Record<string, InstitutionalPlan>> {
  return { ...sessionPlans, ...roadmapPlans, ...qualityPlans(comparesSexes) };
}

/** In order of period, the earliest first. Empty if nothing can be counted; `reason` states why. */
export interface InstitutionalFigures {
  readonly periods: readonly PeriodFigure[];
  readonly reason: NoDataReason | null;
}

/** The period is null if nothing can be counted. */
export type LatestFigure = Omit<PeriodFigure, 'period' | 'cells'> & { readonly period: Period | null };

export function institutionalFigures(
  id: string,
  facts: InstitutionalFacts,
  given: { readonly parameters: Parameters; readonly comparesSexes: ReadonlySet<string> },
): InstitutionalFigures | null {
  const missing = unrecorded[id];
  if (missing !== undefined) return { periods: [], reason: missing };
  const plan = plans(given.comparesSexes)[id];
  if (plan === undefined) return null;
  const periods = plan.periods(facts).map((period) => figureOf(plan, facts, { period, parameters: given.parameters }));
  return { periods, reason: periods.length === 0 ? 'no-wave' : null };
}

/** Equals `latestFigure` of all periods, but does not compute breakdowns and earlier periods. */
export function latestInstitutionalFigure(
  id: string,
  facts: InstitutionalFacts,
  given: { readonly parameters: Parameters; readonly comparesSexes: ReadonlySet<string> },
): LatestFigure | null {
  const missing = unrecorded[id];
  if (missing !== undefined) return { period: null, state: 'no-data', reason: missing, count: null };
  const plan = plans(given.comparesSexes)[id];
  if (plan === undefined) return null;
  let last: LatestFigure | undefined;
  for (const period of plan.periods(facts).toReversed()) {
    const { state, count, reason } = plan.outcome(facts, period, given.parameters);
    if (state !== 'no-data') return { period, state, reason, count };
    last ??= { period, state, reason, count };
  }
  return last ?? { period: null, state: 'no-data', reason: 'no-wave', count: null };
}

function figureOf(
  plan: InstitutionalPlan,
  facts: InstitutionalFacts,
  { period, parameters }: { readonly period: Period; readonly parameters: Parameters },
): PeriodFigure {
  const { state, count, reason } = plan.outcome(facts, period, parameters);
  const rows = plan.slices(facts, period).map(([by, key, slice]) => ({
    by,
    key,
    ...(plan.rowOutcome?.({ by, facts: slice, whole: facts }, period, parameters) ??
      plan.outcome(slice, period, parameters)),
  }));
  const breakdowns = [...new Set(rows.map(({ by }) => by))];
  const cells = breakdowns.flatMap((by) =>
    protectedRows(
      rows.filter((row) => row.by === by),
      count !== null,
    ),
  );
  return { period, state, reason, count, cells };
}

type Row = CountCell & Pick<Outcome, 'persons' | 'sides'>;

/**
 * Complementary suppression: if the suppressed rows could be derived by subtraction, the rows with the fewest persons
 * are suppressed as well, until there are at least two and their persons are not few.
 */
function protectedRows(rows: readonly Row[], totalShown: boolean): CountCell[] {
  const withheld = rows.filter(({ state }) => state === 'withheld');
  const candidates = rows
    .filter(({ state, persons }) => state === 'computed' && persons !== null)
    .sort((a, b) => a.persons! - b.persons! || (a.key < b.key ? -1 : 1));
  if (totalShown && withheld.length > 0)
    while (candidates.length > 0 && (withheld.length < 2 || areFew(withheld))) withheld.push(candidates.shift()!);
  const keys = new Set(withheld.map(({ key }) => key));
  return rows.map(({ by, key, state, count }) =>
    keys.has(key) ? { by, key, state: 'withheld', count: null } : { by, key, state, count },
  );
}

function areFew(rows: readonly Row[]): boolean {
  const sides = rows[0]?.sides?.map((_, side) => rows.reduce((sum, row) => sum + (row.sides?.[side] ?? 0), 0)) ?? [];
  return sides.some((persons) => persons > 0 && persons < leastRules.workers);
}

/** The last period that has a figure, or the last period if none has. */
export function latestFigure({ periods, reason }: InstitutionalFigures): LatestFigure {
  const latest = periods.findLast(({ state }) => state !== 'no-data') ?? periods.at(-1);
  return latest ?? { period: null, state: 'no-data', reason, count: null };
}
