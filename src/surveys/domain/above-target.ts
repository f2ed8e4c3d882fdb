/**
 * Answers above the target: kept, counted in figures, and stated by enterprise and sex. No single answer is marked as the
 * one above, because that would disclose who answered last (ADR 84).
 */
import { inSteps } from './answer-sets.js';

/** The complete answers of an enterprise and sex above its share of the stratum's target; 0 up to it. */
export interface AboveTarget {
  /** Code of the primary sampling unit. */
  readonly psu: string;
  readonly parkId: string;
  readonly sex: 'F' | 'M';
  readonly above: number;
}

export interface ParkAboveTarget {
  readonly parkId: string;
  /** Null: of fewer than three enterprises. */
  readonly women: number | null;
  readonly men: number | null;
  readonly enterprises: number;
}

/** A sum over fewer enterprises would bound the answers of one of them. */
const fewest = 3;

/**
 * Parks with at least three enterprises above their targets, in steps of the minimum for each enterprise and sex, so that
 * no count changes by one answer.
 */
export function aboveTargetByPark(rows: readonly AboveTarget[], minimum: number): ParkAboveTarget[] {
  const shown = rows.map((row) => ({ ...row, above: inSteps(row.above, minimum) })).filter(({ above }) => above > 0);
  const parks = [...new Set(shown.map(({ parkId }) => parkId))].sort();
  return parks
    .map((parkId) => {
      const here = shown.filter((row) => row.parkId === parkId);
      const sumOf = (sex: AboveTarget['sex']): number | null => {
        const own = here.filter((row) => row.sex === sex);
        return own.length < fewest ? null : own.reduce((sum, { above }) => sum + above, 0);
      };
      return { parkId, women: sumOf('F'), men: sumOf('M'), enterprises: new Set(here.map(({ psu }) => psu)).size };
    })
    .filter(({ enterprises }) => enterprises >= fewest);
}
