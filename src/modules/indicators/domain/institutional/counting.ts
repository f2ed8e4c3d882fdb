/** The result of a counting plan. */
import type { Count } from './count.js';
import type { InstitutionalFacts, Parameters } from './facts.js';
import type { NoDataReason } from './empty-reasons.js';
import type { Period } from './period.js';

export type Breakdown = 'constituency' | 'sex' | 'park' | 'session' | 'policy_area' | 'gender_tag';

/** `not-applicable`: the body has a mandate for one group, or one sex, only. */
export type CountState = 'computed' | 'withheld' | 'no-data' | 'not-applicable';

export interface CountCell {
  readonly by: Breakdown;
  readonly key: string;
  readonly state: CountState;
  readonly count: Count | null;
}

export interface PeriodFigure {
  readonly period: Period;
  readonly state: CountState;
  readonly reason: NoDataReason | null;
  readonly count: Count | null;
  readonly cells: readonly CountCell[];
}

export interface Outcome {
  readonly state: CountState;
  readonly count: Count | null;
  readonly reason: NoDataReason | null;
  /** Rows with the fewest persons are the first complementary suppressions; null if the row need not be suppressed. */
  readonly persons: number | null;
  /** Numbers of the groups that must not be small, if the row consists of such groups. */
  readonly sides?: readonly number[];
}

export interface CountRow {
  readonly by: Breakdown;
  /** The facts of the row, and the facts of the total. */
  readonly facts: InstitutionalFacts;
  readonly whole: InstitutionalFacts;
}

export interface InstitutionalPlan {
  periods(facts: InstitutionalFacts): readonly Period[];
  outcome(facts: InstitutionalFacts, period: Period, parameters: Parameters): Outcome;
  /** The outcome of a row, if its rule is stricter than that of the total. */
  rowOutcome?(row: CountRow, period: Period, parameters: Parameters): Outcome;
  /** The rows of each breakdown, with the facts of each. */
  slices(facts: InstitutionalFacts, period: Period): readonly (readonly [Breakdown, string, InstitutionalFacts])[];
}
