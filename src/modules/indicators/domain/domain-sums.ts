/** What the tallied sums say of one domain: totals of each row, and the variance of linear functions of them. */
import {
  deviationsFromMoments,
  deviationsOf,
  varianceOfStrata,
} from '../../../methodology/estimation/stratum-variance.js';
import { type Product, scaled } from '../../../methodology/numeric/exact-lanes.js';
import type { ExactLanes } from '../../../methodology/numeric/exact-lanes.js';
import { MILLION } from '../../../methodology/numeric/exact-sum.js';
import type { CellAddress } from './cells.js';
import type { Sample, Selection, Stratum } from './sample.js';
import { scaleOf, type SideSums, type Tally } from './tally.js';

/** Sums of squares and products of weighted values over the workers of each row. */
interface RowSquares {
  readonly yy: Float64Array;
  readonly xy: Float64Array;
  readonly xx: Float64Array;
}

/** One side of an indicator over one domain; arrays go with `rows`. */
export interface DomainSums {
  readonly rows: Int32Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** Persons of each row. */
  readonly known: Int32Array;
  /** Filled for take-all rows. */
  readonly squares: RowSquares;
  /** Weighted totals. */
  readonly above: number;
  readonly below: number;
  readonly n: number;
  readonly yes: number;
}

export interface Where {
  readonly address: CellAddress;
  readonly side: number;
}

function laneSum(lanes: ExactLanes, { cells, start }: Selection, at: number): Product {
  let [high, low] = [0, 0];
  for (let cell = start[at]!; cell < start[at + 1]!; cell += 1) {
    const part = lanes.at(cells[cell]!);
    high += part.high;
    low += part.low;
  }
  return { high, low };
}

function countSum(counts: Int32Array, { cells, start }: Selection, at: number): number {
  let sum = 0;
  for (let cell = start[at]!; cell < start[at + 1]!; cell += 1) sum += counts[cells[cell]!]!;
  return sum;
}

/** Second moments of a take-all row. A share has values 0 and 1, which are their own squares. */
function rowSquares(
  side: SideSums,
  from: { selection: Selection; at: number },
  row: { weight: number; scale: number; share: boolean },
): [number, number, number] {
  const { selection, at } = from;
  const unit = (row.weight / MILLION) ** 2;
  if (row.share) {
    const [yes, known] = [countSum(side.yes, selection, at), countSum(side.known, selection, at)];
    return [yes * unit, yes * unit, known * unit];
  }
  let [yy, xy, xx] = [0n, 0n, 0n];
  for (let cell = selection.start[at]!; cell < selection.start[at + 1]!; cell += 1) {
    const squares = side.squares.get(selection.cells[cell]!);
    if (squares === undefined) continue;
    yy += squares.yy;
    xy += squares.xy;
    xx += squares.xx;
  }
  const over = row.scale * row.scale;
  return [(Number(yy) / over) * unit, (Number(xy) / over) * unit, (Number(xx) / over) * unit];
}

const totalOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** The exact sums become doubles here. */
export function domainSums(tally: Tally, sample: Sample, where: Where): DomainSums {
  const plan = tally.plan.kind === 'gap' ? tally.plan.base : tally.plan;
  const side = tally.sides[where.side]!;
  const selection = sample.select(where.address);
  const { rows } = selection;
  const [numerator, denominator] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  const known = new Int32Array(rows.length);
  const squares = {
    yy: new Float64Array(rows.length),
    xy: new Float64Array(rows.length),
    xx: new Float64Array(rows.length),
  };
  const scale = scaleOf(plan);
  let yes = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = sample.rows[rows[at]!]!;
    numerator[at] = scaled(laneSum(side.numerator, selection, at), row.factor, MILLION * scale);
    denominator[at] = scaled(laneSum(side.denominator, selection, at), row.factor, MILLION * scale);
    known[at] = countSum(side.known, selection, at);
    yes += countSum(side.yes, selection, at);
    if (!row.takeAll) continue;
    const weight = row.factor * row.own;
    const from = { selection, at };
    [squares.yy[at], squares.xy[at], squares.xx[at]] = rowSquares(side, from, {
      weight,
      scale,
      share: plan.proportion,
    });
  }
  const n = known.reduce((sum, persons) => sum + persons, 0);
  return {
    rows,
    numerator,
    denominator,
    known,
    squares,
    above: totalOf(numerator),
    below: totalOf(denominator),
    n,
    yes,
  };
}

/** numerator x above + denominator x below, over the persons of one domain. */
export interface Term {
  readonly sums: DomainSums;
  readonly above: number;
  readonly below: number;
}

/** Totals of all rows for a sum of terms whose domains have nobody in common. */
function rowTotals(
  sample: Sample,
  terms: readonly Term[],
): { t: Float64Array; squares: Float64Array; inside: Uint8Array } {
  const size = sample.rows.length;
  const [t, squares, inside] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
  for (const { sums, above, below } of terms) {
    for (const [at, row] of sums.rows.entries()) {
      t[row]! += above * sums.numerator[at]! + below * sums.denominator[at]!;
      squares[row]! +=
        above * above * sums.squares.yy[at]! +
        2 * above * below * sums.squares.xy[at]! +
        below * below * sums.squares.xx[at]!;
      if (sums.known[at]! > 0) inside[row] = 1;
    }
  }
  return { t, squares, inside };
}

/**
 * Variance of a linear function of the sums of domains that have nobody in common (women and men, the sides of a gap): with
 * their covariance, because they work in the same enterprises.
 */
export function linearVariance(sample: Sample, terms: readonly Term[]): number {
  const { t, squares, inside } = rowTotals(sample, terms);
  const met = sample.strata.filter((stratum) => stratum.rows.some((row) => inside[row] === 1));
  const strata = met.map((stratum) => {
    const { name, sampled } = stratum;
    const totals = stratum.rows.map((row) => t[row]!);
    if (!stratum.takeAll) return { name, sampled, ...deviationsOf(totals, sampled) };
    const sum = totals.reduce((all, total) => all + total, 0);
    const square = stratum.rows.reduce((all, row) => all + squares[row]!, 0);
    return { name, sampled, sum, deviations: deviationsFromMoments(sum, square, sampled) };
  });
  return varianceOfStrata(strata, { lonely: sample.lonely, units: sample.units });
}

/** Primary units of the domain minus strata: enterprises, or workers in take-all strata. */
export function freedomOf(sample: Sample, sums: DomainSums): number {
  const unitsOf = new Map<string, number>();
  for (const [at, row] of sums.rows.entries()) {
    if (sums.known[at] === 0) continue;
    const { stratum, takeAll } = sample.rows[row]!;
    unitsOf.set(stratum, (unitsOf.get(stratum) ?? 0) + (takeAll ? sums.known[at]! : 1));
  }
  return [...unitsOf.values()].reduce((sum, units) => sum + units - 1, 0);
}

/** Persons of a side, weighted, for whom the indicator is not known. */
export function missingOf(tally: Tally, sample: Sample, side: number): number {
  const { missing } = tally.sides[side]!;
  const inOrder: readonly Stratum[] = sample.strata;
  return inOrder.reduce(
    (sum, { rows }) => rows.reduce((all, row) => all + scaled(missing.at(row), sample.rows[row]!.factor, MILLION), sum),
    0,
  );
}
