/**
 * Medians (and other quantiles) of a cell with Woodruff intervals, the gap between women and men, and gaps between two
 * groups. A quantile is one person's answer: it needs at least ten respondents below and ten above, and so do its
 * limits (methodology 5.1), so that the lowest or highest pay is never published.
 */
import { contrast } from '../../../../../methodology/estimation/contrasts.js';
import {
  type Position,
  type QuantileInterval,
  ReplicatedQuantile,
  type SortedValues,
  woodruff,
} from '../../../../../methodology/estimation/median.js';
import {
  type CellAt,
  type CellContext,
  type ColumnCell,
  type ColumnEstimate,
  isSmall,
  LEVEL,
  type Pending,
  settled,
  sortedValues,
  withError,
} from './column-cells.js';
import type { QuantileGap } from './column-plan.js';
import { pick } from './cut.js';
import type { Statistic } from './replicated.js';

/** Minimum number of respondents below and above a published quantile. */
export const BESIDE = 10;

const mayBeShown = ({ below, above }: Position): boolean => below >= BESIDE && above >= BESIDE;

interface Found {
  /** Sorted again at each call, because the sorted values of all cells would take much memory. */
  readonly sorted: () => SortedValues;
  readonly at: QuantileInterval;
  readonly n: number;
}

/** The quantile of some rows, or the reason why there is none. */
function find(context: CellContext, rows: Int32Array, p: number): Found | 'missing' | 'confidential' {
  if (rows.length === 0) return 'missing';
  if (isSmall(context, rows)) return 'confidential';
  const sorted = (): SortedValues => sortedValues(context, rows);
  const at = woodruff(sorted(), p, { strata: context.strata, lonely: context.lonely, level: LEVEL });
  return mayBeShown(at) ? { sorted, at, n: rows.length } : 'confidential';
}

/** Standard error from the width of the interval; from one half if only one limit may be published; otherwise none. */
function estimateOf({ at, n }: Found): ColumnEstimate | null {
  const shown = (limit: Position | null): number | null => (limit !== null && mayBeShown(limit) ? limit.value : null);
  const [from, to] = [shown(at.low), shown(at.high)];
  const halves = [from === null ? null : at.value - from, to === null ? null : to - at.value].filter(
    (half) => half !== null,
  );
  const width = halves.reduce((sum, half) => sum + half, 0) / halves.length;
  if (!(width > 0)) return null;
  return {
    value: at.value,
    standardError: width / at.t,
    interval: at.df < 1 ? [null, null] : [from, to],
    df: at.df,
    n,
  };
}

export function quantileCell(context: CellContext, p: number, { place, cut }: CellAt): Pending {
  const found = find(context, cut.at(place), p);
  if (typeof found === 'string') return settled({ state: found });
  const estimate = estimateOf(found);
  return settled(estimate === null ? { state: 'imprecise' } : { state: 'figure', estimate, dropped: null });
}

interface Pair {
  readonly of: Int32Array;
  readonly to: Int32Array;
}

/** A contrast of two quantiles, with its error by replicates. */
function pairCell(
  context: CellContext,
  { of, to }: Pair,
  how: { readonly p: number; readonly contrast: QuantileGap['contrast'] },
): Pending {
  const [left, right] = [find(context, of, how.p), find(context, to, how.p)];
  if (left === 'missing' || right === 'missing') return settled({ state: 'missing' });
  if (left === 'confidential' || right === 'confidential') return settled({ state: 'confidential' });
  if (how.contrast !== 'difference' && right.at.value === 0) return settled({ state: 'missing' });
  const compare = (a: number, b: number): number => contrast(how.contrast, { of: a, to: b }).estimate;
  const place = context.errors.add(replicatedPair(left, right, { ...how, compare }));
  const given = {
    value: compare(left.at.value, right.at.value),
    df: Math.min(left.at.df, right.at.df),
    n: of.length + to.length,
  };
  return (): ColumnCell => {
    const estimate = withError(context.errors, place, given);
    return estimate === null ? { state: 'imprecise' } : { state: 'figure', estimate, dropped: null };
  };
}

function replicatedPair(
  left: Found,
  right: Found,
  { p, contrast: kind, compare }: { p: number; contrast: string; compare: (a: number, b: number) => number },
): Statistic {
  const [of, to] = [left, right].map(({ sorted, at }) => new ReplicatedQuantile(sorted, p, at)) as [
    ReplicatedQuantile,
    ReplicatedQuantile,
  ];
  return (factor) => {
    const [a, b] = [of.at(factor), to.at(factor)];
    if (a === null || b === null || (kind !== 'difference' && b === 0)) return null;
    return compare(a, b);
  };
}

export function quantileGapCell(context: CellContext, gap: QuantileGap, { place, cut }: CellAt): Pending {
  const rows = cut.at(place);
  const side = (name: string): Int32Array => {
    const group = context.ready.groups.indexOf(name);
    return pick(rows, (row) => context.ready.group[row] === group);
  };
  return pairCell(context, { of: side('0'), to: side('1') }, gap);
}

/** Women minus men at a place over both sexes. */
export function sexDifference(context: CellContext, p: number, { place, cut }: CellAt): Pending {
  const rows = cut.at({ ...place, sex: null });
  return pairCell(context, { of: cut.ofSex(rows, 'F'), to: cut.ofSex(rows, 'M') }, { p, contrast: 'difference' });
}
