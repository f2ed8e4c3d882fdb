/** A weight set as a run reads it. */
import { MILLION } from '../../../../methodology/numeric/millionths.js';
import type { SexLevel } from '../runs/cells.js';
import type { Populations } from './populations.js';
import { CalibrationResiduals } from './residuals.js';
import type { WeightRow } from './weight-set.js';

/** The answers of one enterprise and sex. */
export interface WeightedPlace {
  readonly psu: string;
  readonly sex: SexLevel;
  readonly answers: number;
}

/** All answers of an enterprise and sex have the same weight, in whole millionths of a person. */
export interface Weighting {
  has(psu: string): boolean;
  /** The weight of an enterprise that has one; throws for an answer without a weight. */
  of(psu: string, sex: SexLevel): number;
  /** Absent: the variance is that of a draw with replacement. */
  readonly populations?: Populations;
  /** After calibration: maps sums of final weight x value by place to sums of final weight x residual. */
  residualsOf?(places: readonly WeightedPlace[]): (sums: Float64Array) => Float64Array;
}

const keyOf = (psu: string, sex: string): string => `${sex}${psu}`;

/** Has residuals only if there are margins. The places of a run must be those from which the set was computed. */
export function weightingOf(rows: readonly WeightRow[], populations: Populations | null = null): Weighting {
  const at = new Map(rows.map(({ psu, sex }, row) => [keyOf(psu, sex), row]));
  const enterprises = new Set(rows.map(({ psu }) => psu));
  const plain: Weighting = {
    has: (psu) => enterprises.has(psu),
    of: (psu, sex) => rows[at.get(keyOf(psu, sex)) ?? -1]?.after ?? 0,
    ...(populations !== null && { populations }),
  };
  if (rows.every(({ categories }) => categories.length === 0)) return plain;
  const residuals = new CalibrationResiduals(rows);
  return {
    ...plain,
    residualsOf: (places: readonly WeightedPlace[]) => {
      const rowOf = places.map(({ psu, sex }) => at.get(keyOf(psu, sex)) ?? -1);
      return (sums) => {
        const byRow = new Float64Array(rows.length);
        for (const [place, row] of rowOf.entries()) if (row >= 0) byRow[row]! += sums[place]!;
        const fitted = residuals.fitted(byRow);
        return sums.map((sum, place) => {
          const row = rowOf[place]!;
          return row < 0 ? sum : sum - ((places[place]!.answers * rows[row]!.after) / MILLION) * fitted[row]!;
        });
      };
    },
  };
}
