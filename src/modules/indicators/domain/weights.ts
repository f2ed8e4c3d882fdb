/**
 * Base weights from the frame (methodology 4.2): within a stratum, an enterprise that answered stands for those that did
 * not in proportion to its workers, and a worker for the workers of the enterprise. Whole millionths of a person.
 */
import { toMillionths } from '../../../methodology/numeric/exact-sum.js';
import type { SexLevel } from './cells.js';

/** Answers of one enterprise and sex. */
export interface WeightedPlace {
  readonly psu: string;
  readonly sex: SexLevel;
  readonly answers: number;
}

/** All answers of an enterprise and sex weigh the same, in whole millionths of a person. */
export interface Weighting {
  has(psu: string): boolean;
  /** Of an enterprise that has one; refuses an answer that no weight was made for. */
  of(psu: string, sex: SexLevel): number;
  /** After calibration: sums of final weight x value by place -> sums of final weight x residual. */
  residualsOf?(places: readonly WeightedPlace[]): (sums: Float64Array) => Float64Array;
}

export interface FrameUnit {
  readonly psu: string;
  readonly stratum: string;
  /** Workers of the enterprise. */
  readonly headcount: number;
}

export interface WeightInput {
  readonly units: readonly FrameUnit[];
  /** Enterprise -> answers that carry a weight. */
  readonly responding: ReadonlyMap<string, number>;
}

/** Enterprise -> weight of one of its answers, in millionths. Enterprises without answers have none. */
export function baseWeights(input: WeightInput): ReadonlyMap<string, number> {
  const workers = new Map<string, { all: number; responding: number }>();
  for (const unit of input.units) {
    const sums = workers.get(unit.stratum) ?? { all: 0, responding: 0 };
    sums.all += unit.headcount;
    if ((input.responding.get(unit.psu) ?? 0) > 0) sums.responding += unit.headcount;
    workers.set(unit.stratum, sums);
  }
  const weights = new Map<string, number>();
  for (const unit of input.units) {
    const answers = input.responding.get(unit.psu) ?? 0;
    if (answers === 0) continue;
    const { all, responding } = workers.get(unit.stratum)!;
    weights.set(unit.psu, toMillionths((all / responding) * (unit.headcount / answers)));
  }
  return weights;
}

/** Weights that hang on the enterprise alone. */
export function byEnterprise(weights: ReadonlyMap<string, number>): Weighting {
  return { has: (psu) => weights.has(psu), of: (psu) => weights.get(psu) ?? 0 };
}
