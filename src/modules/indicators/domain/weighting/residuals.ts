/**
 * Variance after calibration (methodology 4.3): linearised values are replaced by their residuals on the calibration
 * categories, z - x'B with B = (sum w_nr x x')^-1 sum w_nr x z, times the final weight. Categories and both weights
 * depend only on enterprise and sex, so sums by primary sampling unit and sex are sufficient: no answer is read again.
 */
import { solveSymmetric, zeros } from '../../../../methodology/numeric/matrix.js';
import { MILLION } from '../../../../methodology/numeric/millionths.js';
import type { WeightRow } from './weight-set.js';

export class CalibrationResiduals {
  private readonly columnsOf: readonly (readonly number[])[];
  private readonly inverse: readonly (readonly number[])[];

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
    const gram = zeros(columns.size, columns.size);
    for (const [row, { answers, before }] of rows.entries()) {
      const weight = (answers * before) / MILLION;
      for (const i of this.columnsOf[row]!) for (const j of this.columnsOf[row]!) gram[i]![j]! += weight;
    }
    // computed once for all figures; a linearly dependent column gets 0 (the margins of a park have the same sum)
    this.inverse = gram.map((_, column) =>
      solveSymmetric(
        gram,
        gram.map((__, at) => (at === column ? 1 : 0)),
      ),
    );
  }

  /**
   * The part of an answer's value that its categories explain, x'B, by row of the weight set. `sums` contains the sum
   * of final weight x value of each row.
   */
  fitted(sums: Float64Array): Float64Array {
    const right = new Array<number>(this.inverse.length).fill(0);
    for (const [row, { before, after }] of this.rows.entries()) {
      if (after === 0 || sums[row] === 0) continue;
      for (const column of this.columnsOf[row]!) right[column]! += (sums[row]! * before) / after;
    }
    const fit = right.map((_, at) => right.reduce((sum, value, column) => sum + value * this.inverse[column]![at]!, 0));
    return Float64Array.from(this.columnsOf, (columns) => columns.reduce((sum, column) => sum + fit[column]!, 0));
  }
}
