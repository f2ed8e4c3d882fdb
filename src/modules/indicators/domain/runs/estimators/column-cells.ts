/** The estimate of a cell for indicators computed from individual values, and the parts that all of them share. */
import { type Interval, studentInterval } from '../../../../../methodology/estimation/intervals.js';
import type { SortedValues } from '../../../../../methodology/estimation/median.js';
import type { UnitStrata } from '../../../../../methodology/estimation/unit-variance.js';
import type { LonelyRule } from '../../../../../methodology/estimation/variance.js';
import type { People, ReadyPlan } from './columns.js';
import type { Cut } from './cut.js';
import type { ReplicatedErrors } from './replicated.js';
import type { CellAddress } from '../cells.js';

export const LEVEL = 0.95;

export interface ColumnEstimate {
  readonly value: number;
  readonly standardError: number;
  /** 95%; null if there is none. */
  readonly interval: Interval;
  readonly df: number;
  /** Number of persons. */
  readonly n: number;
}

/**
 * `confidential`: a part of it has too few persons or enterprises; `imprecise`: its error cannot be estimated from the
 * sample.
 */
export type ColumnCell =
  | {
      readonly state: 'figure';
      readonly estimate: ColumnEstimate;
      /** Weighted share of persons excluded because there was no one comparable. */
      readonly dropped: number | null;
    }
  | { readonly state: 'missing' | 'confidential' | 'imprecise' };

export interface Least {
  readonly workers: number;
  readonly enterprises: number;
}

export interface CellContext {
  readonly people: People;
  readonly ready: ReadyPlan;
  readonly strata: UnitStrata;
  readonly lonely: LonelyRule;
  readonly least: Least;
  readonly errors: ReplicatedErrors;
}

/** A cell that is completed after the replicates are drawn. */
export type Pending = () => ColumnCell;

export const settled = (cell: ColumnCell): Pending => {
  return () => cell;
};

/** A place in the table, with the rows of a plan in the order of its kind. */
export interface CellAt {
  readonly place: CellAddress;
  readonly cut: Cut;
}

/** Too few persons or enterprises. */
export function isSmall({ people, ready, least }: CellContext, rows: Int32Array): boolean {
  if (rows.length < least.workers) return true;
  const enterprises = new Set<number>();
  for (const row of rows) {
    enterprises.add(people.enterprise[ready.rows[row]!]!);
    if (enterprises.size >= least.enterprises) return false;
  }
  return true;
}

/** Values, weights and units of rows, in the given order. */
export function sortedValues({ people, ready }: CellContext, rows: Int32Array): SortedValues {
  const [values, weights] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  const units = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const person = ready.rows[row]!;
    values[at] = ready.value[row]!;
    weights[at] = people.weightOf(person);
    units[at] = people.unitOf(person);
  }
  return { values, weights, units };
}

/** A value with the standard error from its replicates. */
export function withError(
  errors: ReplicatedErrors,
  place: number,
  given: { readonly value: number; readonly df: number; readonly n: number },
): ColumnEstimate | null {
  const standardError = errors.errorOf(place);
  if (standardError === null) return null;
  return { ...given, standardError, interval: limits(given.value, standardError, given.df) };
}

/** There is no interval with less than one degree of freedom. */
export function limits(value: number, standardError: number, df: number): Interval {
  return df < 1 ? [null, null] : studentInterval(value, standardError, { df, level: LEVEL });
}
