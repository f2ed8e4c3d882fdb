/**
 * Variance after calibration (methodology 4.3): linearised values are replaced by their residuals on the calibration
 * categories, z - x'B with B = (sum w_nr x x')^-1 sum w_nr x z, times the final weight. Categories and both weights depend on
 * enterprise and sex alone, so that sums by primary unit and sex are enough: no answer is read again.
 */
import { solveSymmetric, zeros } from '../../../../methodology/numeric/matrix.js';
import { MILLION } from '../../../../methodology/numeric/exact-sum.js';
import type { WeightRow } from './weight-set.js';

/** A primary unit's answers of one sex. */
export interface Slot {
  /** Position of its row in the weight set. */
  readonly row: number;
  readonly answers: number;
}

export class CalibrationResiduals {
  private readonly columnsOf: readonly (readonly number[])[];
  private readonly gram: number[][];

  constructor(private readonly rows: readonly WeightRow[]) {
    const columns = new Map<string, number>();
    this.columnsOf = rows.map(({ categories }) =>
      categories.map((category, margin) => {
        const key = `${margin}|${category}`;
        const at = columns.get(key) ?? columns.size;
        columns.set(key, at);
        return at;
      }),
    );
    this.gram = zeros(columns.size, columns.size);
    for (const [row, { answers, before }] of rows.entries()) {
      const weight = (answers * before) / MILLION;
      for (const i of this.columnsOf[row]!) for (const j of this.columnsOf[row]!) this.gram[i]![j]! += weight;
    }
  }

  /**
   * Sums of final weight x value by slot -> sums of final weight x residual by slot. Every slot of the sample takes part,
   * also those outside of a figure's domain: they have a residual too.
   */
  of(slots: readonly Slot[], sums: Float64Array): Float64Array {
    const right = new Array<number>(this.gram.length).fill(0);
    for (const [at, { row }] of slots.entries()) {
      const { before, after } = this.rows[row]!;
      if (after === 0) continue;
      for (const column of this.columnsOf[row]!) right[column]! += (sums[at]! * before) / after;
    }
    const fit = solveSymmetric(this.gram, right);
    return sums.map((sum, at) => {
      const { row, answers } = slots[at]!;
      const fitted = this.columnsOf[row]!.reduce((all, column) => all + fit[column]!, 0);
      return sum - ((answers * this.rows[row]!.after) / MILLION) * fitted;
    });
  }
}
