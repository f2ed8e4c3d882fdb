/**
 * Answers above the target: kept, counted in figures, and stated by enterprise and sex. No single answer is marked as the
 * one above, because that would disclose who answered last (ADR 84).
 */
import { inSteps } from './answer-sets.js';

/** The complete answers of an enterprise and sex above its share of the stratum's target. */
export interface AboveTarget {
  /** Code of the primary sampling unit. */
  readonly psu: string;
  readonly stratum: string;
  readonly sex: 'F' | 'M';
  readonly above: number;
}

export interface AboveTargetCounts {
  readonly aboveTargetWomen: number;
  readonly aboveTargetMen: number;
  readonly enterprisesAboveTarget: number;
}

/** Of one stratum, in steps of the minimum for each enterprise and sex, so that no count changes by one answer. */
export function aboveTargetIn(rows: readonly AboveTarget[], stratum: string, minimum: number): AboveTargetCounts {
  const shown = rows
    .filter((row) => row.stratum === stratum)
    .map((row) => ({ ...row, above: inSteps(row.above, minimum) }))
    .filter(({ above }) => above > 0);
  const sumOf = (sex: AboveTarget['sex']): number =>
    shown.reduce((sum, row) => sum + (row.sex === sex ? row.above : 0), 0);
  return {
    aboveTargetWomen: sumOf('F'),
    aboveTargetMen: sumOf('M'),
    enterprisesAboveTarget: new Set(shown.map(({ psu }) => psu)).size,
  };
}
