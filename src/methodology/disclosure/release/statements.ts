/** What a published figure says about the cells behind it, as linear inequalities. */
import type { PrimaryRules } from '../primary.js';
import { type Band, sizeBand, unitOf, valueBand } from './digits.js';
import type { ReleaseCell, ReleaseFigure } from './linked-tables.js';
import { hasComplement, type Side, type Status } from './primary-rules.js';

/** Factor of the value of a cell. */
export type Factor = (cell: ReleaseCell, yes: boolean) => number;

/** Low <= sum of factor x value <= high, over the cells of each side. */
export interface Statement extends Band {
  /** By side; null = the side is not in it. For women against men: by sex. */
  readonly factors: readonly (Factor | null)[];
  readonly bySex?: true;
}

const count: Factor = () => 1;
const countOf =
  (answer: boolean): Factor =>
  (_, yes) =>
    yes === answer ? 1 : 0;

/** For cells in which no one is, the mean of the side; of pay, the value is the numerator. */
function numerator({ both }: Side): Factor {
  const mean = both.above === both.value ? 1 : both.below / both.value;
  return (cell, yes) => (!yes ? 0 : cell.value > 0 ? cell.above / cell.value : mean);
}

function denominator({ both }: Side): Factor {
  return (cell) => (cell.value > 0 ? cell.below : both.below) / (cell.value > 0 ? cell.value : both.value);
}

const ratioOf = ({ both }: Side): number => both.above / both.below;

/** With digits that depend on the sizes. */
function bandOf(figure: ReleaseFigure, sides: readonly Side[], value: number): Band {
  const both = sides.map((side) => side.both);
  const meanWeight = both[0]!.below / both[0]!.persons;
  const { measure, exact } = figure;
  if (exact) return { low: value, high: value };
  const unit = unitOf(value, { measure, meanWeight, sizes: both.map(({ persons }) => persons) });
  return valueBand(value, unit);
}

/** numerator - bound x denominator. */
const against =
  (side: Side, bound: number): Factor =>
  (cell, yes) =>
    numerator(side)(cell, yes) - bound * denominator(side)(cell, yes);

function valueStatements(figure: ReleaseFigure, side: Side): Statement[] {
  const { both } = side;
  const { factor, total, kind } = figure;
  const value = factor * (total ? both.above : ratioOf(side));
  const { low, high } = bandOf(figure, [side], value);
  if (total) return [{ factors: [numerator(side)], low: low / factor, high: high / factor }];
  if (kind === 'pay')
    return [{ factors: [count], low: (low / factor) * both.below, high: (high / factor) * both.below }];
  return [
    { factors: [against(side, high / factor)], low: -Infinity, high: 0 },
    { factors: [against(side, low / factor)], low: 0, high: Infinity },
  ];
}

/** With the weighted denominators as known: one ratio against another times a bound. */
function compared(sides: readonly Side[], times: number, offset: Band): Statement {
  const [of, to] = sides as [Side, Side];
  const part =
    (side: Side, by: number): Factor =>
    (cell, yes) =>
      (by * numerator(side)(cell, yes)) / side.both.below;
  return { factors: [part(of, 1), part(to, -times)], ...offset };
}

function contrastStatements(figure: ReleaseFigure, sides: readonly Side[]): Statement[] {
  const [of, to] = sides.map(ratioOf) as [number, number];
  const { contrast, factor } = figure;
  if (contrast === 'difference') {
    const { low, high } = bandOf(figure, sides, factor * (of - to));
    return [compared(sides, 1, { low: low / factor, high: high / factor })];
  }
  const value = contrast === 'relative-gap' ? 1 - of / to : contrast === 'premium' ? of / to - 1 : of / to;
  const { low, high } = bandOf(figure, sides, factor * value);
  // the ratio of the two, from the ends of the published value
  const ends = [low / factor, high / factor].map((end) =>
    contrast === 'relative-gap' ? 1 - end : contrast === 'premium' ? 1 + end : end,
  );
  return [
    compared(sides, Math.max(...ends), { low: -Infinity, high: 0 }),
    compared(sides, Math.min(...ends), { low: 0, high: Infinity }),
  ];
}

/** The difference between women and men that is published with the figure of both. */
export function gapStatement(figure: ReleaseFigure, [women, men]: readonly [Side, Side]): Statement {
  const sides = [women, men];
  const value = figure.factor * (ratioOf(women) - ratioOf(men));
  const measure = figure.measure === 'percent' ? 'points' : figure.measure;
  const { low, high } = bandOf({ ...figure, measure }, sides, value);
  return { ...compared(sides, 1, { low: low / figure.factor, high: high / figure.factor }), bySex: true };
}

/** That a number is shown says that the rules allow it: no count is small. */
function sizeStatements(figure: ReleaseFigure, sides: readonly Side[], minimum: number): Statement[] {
  return sides.flatMap(({ both }, at): Statement[] => {
    const only = (factor: Factor): (Factor | null)[] => sides.map((_, side) => (side === at ? factor : null));
    const size = figure.exact ? { low: both.persons, high: both.persons } : sizeBand(both.persons, minimum);
    const rows: Statement[] = [{ factors: only(count), ...size }];
    if (figure.kind !== 'mean' && figure.exact !== true)
      for (const yes of hasComplement(figure) ? [true, false] : [true])
        rows.push({ factors: only(countOf(yes)), low: minimum, high: Infinity });
    return rows;
  });
}

export function statementsOf(
  figure: ReleaseFigure,
  status: Status,
  { sides, rules }: { readonly sides: readonly Side[]; readonly rules: PrimaryRules },
): Statement[] {
  const minimum = rules.workers;
  const isPay = figure.kind === 'pay';
  if (status.shown === 'withheld') return [];
  if (status.shown === 'coded') {
    const [side] = sides as [Side];
    const { bound, complement } = status;
    const share = (complement ? 100 - bound : bound) / 100;
    return [
      { factors: [count], ...sizeBand(side.both.persons, minimum) },
      { factors: [countOf(!complement)], low: 0, high: minimum - 1 },
      { factors: [against(side, share)], ...(complement ? { low: 0, high: Infinity } : { low: -Infinity, high: 0 }) },
    ];
  }
  const sizes = isPay ? [] : sizeStatements(figure, sides, minimum);
  if (figure.contrast !== null) return [...sizes, ...contrastStatements(figure, sides)];
  return [...sizes, ...valueStatements(figure, sides[0]!)];
}
