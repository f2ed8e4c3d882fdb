/** What must stay possible of the counts behind the figures that are not shown as numbers. */
import type { PrimaryRules } from '../primary.js';
import type { ReleaseCell, ReleaseFigure } from './linked-tables.js';
import { enterprisesOf, hasComplement, reasonOf, type Side, type Status } from './primary-rules.js';
import type { Factor } from './statements.js';

/** Of rounding errors in sums. */
export const SLACK = 1e-6;

export const slackOf = (end: number): number => (Number.isFinite(end) ? SLACK * Math.max(1, Math.abs(end)) : 0);

/** What must stay possible of a sum of cells: at most `low`, at least `high`, and so far apart. */
export interface Demand {
  readonly figure: ReleaseFigure;
  readonly side: number;
  /** Of whom: those who said yes or no, or null for both. */
  readonly answer: boolean | null;
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

export const demandKey = ({ figure, side, answer, value }: Demand): string =>
  `${figure.key} ${side} ${answer} ${value}`;

/** Values that must remain possible of a withheld small count, and of a coded one, less one. */
const WITHHELD_SPREAD = 4;
const CODED_SPREAD = 2;
/** Of a share from few enterprises, and of pay. */
const SHARE_SPREAD = 0.2;
const PAY_SPREAD = 0.1;

interface Own {
  readonly sides: readonly Side[];
  readonly rules: PrimaryRules;
  /** Whether a larger domain says that this answer is small. */
  readonly isCodedAbove: (complement: boolean) => boolean;
}

/** What the rules demand of the counts behind a figure that is not a number. */
export function demandsOf(figure: ReleaseFigure, status: Status, own: Own): Demand[] {
  const { sides, rules, isCodedAbove } = own;
  if (status.shown === 'number' || figure.kind === 'other') return [];
  return sides.flatMap((side, at): Demand[] => {
    const { both } = side;
    const demand = { figure, side: at, whole: figure.kind !== 'pay' };
    const reason = reasonOf(figure, side, rules);
    if (figure.kind === 'pay') {
      if (reason === null) return [];
      const [low, high] = [(1 - PAY_SPREAD) * both.value, (1 + PAY_SPREAD) * both.value];
      return [{ ...demand, answer: null, factor: () => 1, value: both.value, low, high, spread: 0 }];
    }
    if (status.shown === 'withheld' && status.reason === 'few-changed') return changedDemands(demand, side);
    const isOfFew = (cell: ReleaseCell): boolean => enterprisesOf(cell) < rules.enterprises;
    const answers = figure.kind === 'mean' ? [null] : hasComplement(figure) ? [true, false] : [true];
    const small = answers.flatMap((answer): Demand[] => {
      const value = answer === null ? both.value : answer ? side.yes.value : side.no.value;
      const ofFew = reason === 'count-of-few-enterprises' && isOfFew(answer ? side.yes : side.no);
      if (value >= rules.workers && !ofFew) return [];
      const count = {
        ...demand,
        answer,
        factor: (_: unknown, yes: boolean) => (answer === null || yes === answer ? 1 : 0),
        value,
      };
      if (status.shown === 'coded' || (answer !== null && isCodedAbove(!answer)))
        return [{ ...count, low: value, high: value, spread: CODED_SPREAD }];
      return [{ ...count, low: Math.max(0, value - 1), high: Math.max(value, rules.workers), spread: WITHHELD_SPREAD }];
    });
    if (small.length > 0 || reason !== 'few-enterprises') return small;
    const factor: Demand['factor'] = (cell, yes) => (yes && cell.value > 0 ? cell.above / cell.value / both.below : 0);
    return [
      { ...demand, answer: null, whole: false, factor, value: 0, low: Infinity, high: -Infinity, spread: SHARE_SPREAD },
    ];
  });
}

/** Of a figure that would reveal who was added or removed since an earlier one, no count may be known closely. */
function changedDemands(demand: Pick<Demand, 'figure' | 'side' | 'whole'>, { yes, no }: Side): Demand[] {
  return [true, false].flatMap((answer) => {
    const { value } = answer ? yes : no;
    if (value === 0) return [];
    const factor: Demand['factor'] = (_, own) => (own === answer ? 1 : 0);
    return [{ ...demand, answer, factor, value, low: value, high: value, spread: WITHHELD_SPREAD }];
  });
}
