/**
 * Base weights from the frame (methodology 4.2): within a stratum, an enterprise that answered stands for those that did
 * not in proportion to its workers, and a worker for the workers of the enterprise. Whole millionths of a person.
 */
import { toMillionths } from '../../../methodology/numeric/exact-sum.js';

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
