/** What a plan of counting gives. */
import type { Count } from './count.js';
import type { InstitutionalFacts, Parameters } from './facts.js';
import type { NoDataReason } from './empty-reasons.js';
import type { Period } from './period.js';

export type Breakdown = 'constituency' | 'sex' | 'park' | 'session' | 'policy_area' | 'gender_tag';

/** `not-applicable`: the body is for one group, or one sex, only. */
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
  /** The fewer, the sooner suppressed beside another suppressed row; null where nothing is ever suppressed. */
  readonly persons: number | null;
  /** Of the groups that must not be few, where the row is made of such. */
  readonly sides?: readonly number[];
}

export interface CountRow {
  readonly by: Breakdown;
  /** Narrowed to the row, and of the whole. */
  readonly facts: InstitutionalFacts;
  readonly whole: InstitutionalFacts;
}

export interface InstitutionalPlan {
  periods(facts: InstitutionalFacts): readonly Period[];
  outcome(facts: InstitutionalFacts, period: Period, parameters: Parameters): Outcome;
  /** Of a row, where less is published of it than of the whole. */
  rowOutcome?(row: CountRow, period: Period, parameters: Parameters): Outcome;
  /** Rows of each breakdown as narrowed facts. */
  slices(facts: InstitutionalFacts, period: Period): readonly (readonly [Breakdown, string, InstitutionalFacts])[];
}
