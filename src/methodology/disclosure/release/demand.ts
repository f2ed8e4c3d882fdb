import type { ReleaseFigure } from './linked-tables.js';
import type { Factor } from './statements.js';

/** Of rounding errors in sums. */
export const SLACK = 1e-6;

/** What must stay possible of a sum of cells: at most `low`, at least `high`, and so far apart. */
export interface Demand {
  readonly figure: ReleaseFigure;
  readonly side: number;
  readonly factor: Factor;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly spread: number;
  readonly whole: boolean;
}

/** Whether the least and largest possible value meet the demand. */
export function isEnough({ low, high, spread }: Demand, [from, to]: readonly [number, number]): boolean {
  return from <= low + SLACK && to >= high - SLACK && to - from >= spread - SLACK;
}
