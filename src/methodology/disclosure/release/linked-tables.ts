/**
 * Figures of a release as sums of the same cells: persons of one level (or pair of levels), sex and answer. Levels
 * include "not stated".
 */
import type { Measure } from './digits.js';

/** The persons, or what they are paid, in one cell. */
export interface ReleaseCell {
  /** What an intruder does not know: the number of persons, or for pay the weighted sum. */
  readonly value: number;
  readonly persons: number;
  /** Weighted numerator and denominator of the figure. */
  readonly above: number;
  readonly below: number;
  readonly largestWeight: number;
  /** The value by enterprise. */
  readonly byEnterprise: Float64Array;
}

export type Sex = 'F' | 'M';

/** Persons who gave the same answer, over all levels of all tables. */
export interface Family {
  readonly indicator: number;
  /** 0, or 1 for the second of two compared groups. */
  readonly side: 0 | 1;
  readonly yes: boolean;
  readonly sex: Sex;
  /** By table and level; null if the indicator is not broken down in this way. */
  readonly cells: readonly (readonly ReleaseCell[] | null)[];
}

export interface ReleaseTable {
  /** Maps a level, such as `park=A`, and the total '' to positions in the levels of the table. */
  readonly levels: ReadonlyMap<string, readonly number[]>;
  readonly size: number;
}

/**
 * `share`: coded if its numerator or complement is small; `count`: a total or rate of persons with a property; `mean`: of
 * values that are not counts; `pay`: of sums, by the p% rule; `other`: judged by the estimator, and not audited.
 */
export type FigureKind = 'share' | 'count' | 'mean' | 'pay' | 'other';

/** Value = factor x numerator / denominator; a total has no denominator. */
export interface ReleaseFigure {
  readonly key: string;
  readonly indicator: number;
  readonly kind: FigureKind;
  readonly measure: Measure;
  /** Small counts are withheld, not coded. */
  readonly sensitive: boolean;
  /** Null = both. */
  readonly sex: Sex | null;
  /** A key of the levels of its table. */
  readonly level: string;
  readonly factor: number;
  readonly total: boolean;
  /** Comparison of two sides; its factor applies to the result. */
  readonly contrast: 'difference' | 'ratio' | 'relative-gap' | 'premium' | null;
  /** Figures of women and of men; their difference is published with the figure of both, if all three are numbers. */
  readonly womenAndMen: readonly [women: string, men: string] | null;
  /** A figure of kind `other` that its estimator withholds. */
  readonly refused: boolean;
  /** Published with all its digits, before releases existed. */
  readonly exact?: boolean;
}

export interface ReleaseInput {
  readonly families: readonly Family[];
  readonly tables: readonly ReleaseTable[];
  readonly figures: readonly ReleaseFigure[];
}
