/** What may be shown of a figure by itself: a number, a bound, or nothing. */
import { isDominated, type PrimaryRules } from '../primary.js';
import { codedBound } from './digits.js';
import type { Family, ReleaseCell, ReleaseFigure, ReleaseInput } from './linked-tables.js';

/** Why a figure is not a number. Never published. */
export type Reason =
  | 'few-persons'
  | 'few-enterprises'
  | 'dominated'
  | 'small-count'
  | 'sensitive'
  | 'no-bound'
  | 'count-of-few-enterprises'
  | 'estimator'
  /** Together with an earlier figure it would reveal the answers of few persons. */
  | 'few-changed'
  | 'withheld-before'
  | 'complementary';

export type Status =
  | { readonly shown: 'number' }
  /** "Under x%", or "over 100 - x%" if the complement is small. */
  | { readonly shown: 'coded'; readonly bound: number; readonly complement: boolean }
  | { readonly shown: 'withheld'; readonly reason: Reason };

/** The persons of a figure on one side, by answer. */
export interface Side {
  readonly yes: ReleaseCell;
  readonly no: ReleaseCell;
  readonly both: ReleaseCell;
}

function sumOf(cells: readonly ReleaseCell[]): ReleaseCell {
  const total = (of: (cell: ReleaseCell) => number): number => cells.reduce((sum, cell) => sum + of(cell), 0);
  const byEnterprise = new Float64Array(cells[0]?.byEnterprise.length ?? 0);
  for (const cell of cells) for (const [at, value] of cell.byEnterprise.entries()) byEnterprise[at]! += value;
  return {
    value: total(({ value }) => value),
    persons: total(({ persons }) => persons),
    above: total(({ above }) => above),
    below: total(({ below }) => below),
    largestWeight: Math.max(0, ...cells.map(({ persons, largestWeight }) => (persons > 0 ? largestWeight : 0))),
    byEnterprise,
  };
}

/** Whether persons of a family may be in a figure. */
export function isOf(figure: ReleaseFigure, { indicator, sex }: Family): boolean {
  return indicator === figure.indicator && (figure.sex === null || figure.sex === sex);
}

/** One side, or the two that are compared. */
export function sidesOf({ families, tables }: ReleaseInput, figure: ReleaseFigure): Side[] {
  const own = families.filter((family) => isOf(figure, family));
  const at = tables.findIndex(({ levels }, table) => levels.has(figure.level) && own.some(({ cells }) => cells[table]));
  const levels = tables[at]?.levels.get(figure.level) ?? [];
  const cellsOf = (side: number, yes: boolean): ReleaseCell[] =>
    own
      .filter((family) => family.side === side && family.yes === yes)
      .flatMap(({ cells }) => levels.map((level) => cells[at]![level]!));
  return (figure.contrast === null ? [0] : [0, 1]).map((side) => {
    const [yes, no] = [cellsOf(side, true), cellsOf(side, false)];
    return { yes: sumOf(yes), no: sumOf(no), both: sumOf([...yes, ...no]) };
  });
}

/** The complement of a rate of cases has no meaning. */
export const hasComplement = ({ kind, total }: ReleaseFigure): boolean =>
  kind === 'share' || (kind === 'count' && total);

export const enterprisesOf = ({ byEnterprise }: ReleaseCell): number =>
  byEnterprise.filter((value) => value > 0).length;

export function reasonOf(figure: ReleaseFigure, { yes, no, both }: Side, rules: PrimaryRules): Reason | null {
  if (both.persons < 2 * rules.workers) return 'few-persons';
  if (enterprisesOf(both) < rules.enterprises) return 'few-enterprises';
  if (figure.kind === 'pay')
    return isDominated(both.value, [...both.byEnterprise], rules.dominance) ? 'dominated' : null;
  if (figure.kind === 'mean') return null;
  const answers = hasComplement(figure) ? [yes, no] : [yes];
  if (answers.some(({ persons }) => persons < rules.workers)) return figure.sensitive ? 'sensitive' : 'small-count';
  const few = answers.some((answer) => enterprisesOf(answer) < rules.enterprises);
  return few ? 'count-of-few-enterprises' : null;
}

export function primaryStatus(figure: ReleaseFigure, sides: readonly Side[], rules: PrimaryRules): Status {
  if (figure.kind === 'other') return figure.refused ? { shown: 'withheld', reason: 'estimator' } : { shown: 'number' };
  const reason = sides.map((side) => reasonOf(figure, side, rules)).find((each) => each !== null) ?? null;
  if (reason === null) return { shown: 'number' };
  const [{ yes, no, both }] = sides as [Side];
  if (reason !== 'small-count' || figure.kind !== 'share' || figure.contrast !== null)
    return { shown: 'withheld', reason };
  const weights = { largest: both.largestWeight, mean: both.below / both.persons };
  const bound = codedBound(both.persons, rules.workers, weights);
  if (bound === null) return { shown: 'withheld', reason: 'no-bound' };
  return { shown: 'coded', bound, complement: no.persons < yes.persons };
}
