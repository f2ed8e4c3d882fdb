/**
 * Computes the totals of one domain by primary sampling unit and sex from the tallied sums, and the variance of linear
 * functions of them.
 */
import {
  deviationsFromMoments,
  deviationsOf,
  type StratumTotals,
  varianceOfStrata,
  varianceOfUnit,
} from '../../../../../methodology/estimation/stratum-variance.js';
import { MILLION } from '../../../../../methodology/numeric/millionths.js';
import { weighted } from '../../../../../methodology/numeric/whole-sums.js';
import { type CellAddress, sexLevels } from '../cells.js';
import type { Sample, Stratum } from './sample.js';
import { scaleOf, type Tally } from '../counting/tally.js';

/**
 * One side of an indicator over one domain. The arrays are parallel to `cells`, whose slots are in the order of their
 * rows.
 */
export interface DomainSums {
  readonly cells: Int32Array;
  /** Weighted sums. */
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** Number of persons. */
  readonly known: Int32Array;
  /** Sums of squares and products of weighted values. */
  readonly yy: Float64Array;
  readonly xy: Float64Array;
  readonly xx: Float64Array;
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

const total = (values: Float64Array | Int32Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/** Applies the weights to the exact sums and converts them to doubles. */
export function domainSums(tally: Tally, sample: Sample, where: Where): DomainSums {
  const plan = tally.plan.kind === 'gap' ? tally.plan.base : tally.plan;
  const side = tally.sides[where.side]!;
  const cells = sample.select(where.address);
  const column = (): Float64Array<ArrayBuffer> => new Float64Array(cells.length);
  const [numerator, denominator, yy, xy, xx] = [column(), column(), column(), column(), column()];
  const known = new Int32Array(cells.length);
  const unit = MILLION * scaleOf(plan);
  let yes = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at]!;
    const weight = sample.weights[sample.source.cellPlace[cell]!]!;
    numerator[at] = weighted(side.share ? side.yes[cell]! : side.above.at(cell), weight, unit);
    denominator[at] = weighted(side.share ? side.known[cell]! : side.below.at(cell), weight, unit);
    known[at] = side.known[cell]!;
    yes += side.yes[cell]!;
    const square = (weight / MILLION) ** 2;
    const moments = side.momentsAt(cell);
    [yy[at], xy[at], xx[at]] = [moments[0] * square, moments[1] * square, moments[2] * square];
  }
  const totals = { above: total(numerator), below: total(denominator), n: total(known), yes };
  return { cells, numerator, denominator, known, yy, xy, xx, ...totals };
}

/** numerator x above + denominator x below, over the persons of one domain. */
export interface Term {
  readonly sums: DomainSums;
  readonly above: number;
  readonly below: number;
}

interface PlaceTotals {
  /** By place (row and sex): totals, and sums of squares over its answers. */
  readonly totals: Float64Array;
  readonly squares: Float64Array;
  /** Which rows belong to the domain. */
  readonly inside: Uint8Array;
}

function placeTotals(sample: Sample, terms: readonly Term[]): PlaceTotals {
  const { cellPlace, people } = sample.source;
  const [totals, squares] = [new Float64Array(people.length), new Float64Array(people.length)];
  const inside = new Uint8Array(sample.rows.length);
  for (const { sums, above, below } of terms) {
    for (let at = 0; at < sums.cells.length; at += 1) {
      const cell = sums.cells[at]!;
      const place = cellPlace[cell]!;
      totals[place]! += above * sums.numerator[at]! + below * sums.denominator[at]!;
      squares[place]! += above * above * sums.yy[at]! + 2 * above * below * sums.xy[at]! + below * below * sums.xx[at]!;
      if (sums.known[at]! > 0) inside[sample.rowOf(cell)] = 1;
    }
  }
  return { totals, squares, inside };
}

/**
 * After calibration, residuals replace the values (methodology 4.3): all answers of a place have the same fitted
 * value.
 */
function residual(sample: Sample, { totals, squares, inside }: PlaceTotals): PlaceTotals {
  if (sample.residuals === null) return { totals, squares, inside };
  const left = sample.residuals(totals);
  const apart = squares.map((square, place) => {
    const answers = sample.source.people[place]!;
    if (answers === 0) return 0;
    const fitted = (totals[place]! - left[place]!) / answers;
    return square - 2 * fitted * totals[place]! + answers * fitted * fitted;
  });
  // Answers outside the domain have a residual too.
  return { totals: left, squares: apart, inside: inside.fill(1) };
}

function sumOver(values: Float64Array, row: number): number {
  return sexLevels.reduce((sum, _, sex) => sum + values[row * sexLevels.length + sex]!, 0);
}

/** Variance of the sum over the answers of an enterprise, drawn from its workers; 0 in a run without populations. */
function varianceWithin(sample: Sample, row: number, [sum, squares]: readonly [number, number]): number {
  const drawn = sample.drawnIn(row);
  return drawn === null ? 0 : varianceOfUnit({ sum, squares, ...drawn });
}

/**
 * Variance of a linear function of the sums of disjoint domains (women and men, or the sides of a gap), including
 * their covariance, which arises because their members work in the same enterprises.
 */
export function linearVariance(sample: Sample, terms: readonly Term[]): number {
  const { totals, squares, inside } = residual(sample, placeTotals(sample, terms));
  const met = sample.strata.filter((stratum) => stratum.rows.some((row) => inside[row] === 1));
  const ofStratum = ({ name, sampled, rows, workersAreUnits, fraction }: Stratum): StratumTotals => {
    const sums = rows.map((row) => sumOver(totals, row));
    if (!workersAreUnits) {
      const within = rows.reduce(
        (all, row, at) => all + varianceWithin(sample, row, [sums[at]!, sumOver(squares, row)]),
        0,
      );
      return { name, sampled, ...deviationsOf(sums, sampled), fraction, within };
    }
    const sum = sums.reduce((all, one) => all + one, 0);
    const square = rows.reduce((all, row) => all + sumOver(squares, row), 0);
    return { name, sampled, sum, deviations: deviationsFromMoments(sum, square, sampled) };
  };
  return varianceOfStrata(met.map(ofStratum), { lonely: sample.lonely, units: sample.units });
}

/**
 * Degrees of freedom: primary sampling units of the domain (enterprises, or workers in take-all strata) minus strata.
 */
export function freedomOf(sample: Sample, sums: DomainSums): number {
  const persons = new Int32Array(sample.rows.length);
  for (let at = 0; at < sums.cells.length; at += 1) persons[sample.rowOf(sums.cells[at]!)]! += sums.known[at]!;
  return sample.strata.reduce((freedom, { rows, freedomOfWorkers }) => {
    const units = rows.reduce((sum, row) => sum + (freedomOfWorkers ? persons[row]! : Math.sign(persons[row]!)), 0);
    return units === 0 ? freedom : freedom + units - 1;
  }, 0);
}

/** Weighted number of persons of a side for whom the indicator is unknown. */
export function missingOf(tally: Tally, sample: Sample, side: number): number {
  const { missing } = tally.sides[side]!;
  const byPlace = sample.weights.map((weight, place) => weighted(missing[place] ?? 0, weight, MILLION));
  return sample.strata.reduce((sum, { rows }) => rows.reduce((all, row) => all + sumOver(byPlace, row), sum), 0);
}
