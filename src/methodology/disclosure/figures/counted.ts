/** What is counted of persons in a run, as positions and small codes. */

/** Address of women and men together. */
export const ALL = 2;
/** A level that is not known. */
export const UNKNOWN = 0;

/**
 * The response category of a person in an indicator: 0 out, 1 no, 2 yes; in the second group of an indicator that compares two, 3 no, 4 yes.
 */
export type StandingCode = 0 | 1 | 2 | 3 | 4;
export interface CountedIndicator {
  readonly id: string;
  /** `yes-no`: how many are in it, and how many of them are yes; `persons`: how many are in it only (means, medians). */
  readonly counts: 'yes-no' | 'persons';
  /**
   * `all`: for all persons, women and men; `together`: for all persons only; `apart`: one figure for all persons that compares
   * women and men, so that both are counted.
   */
  readonly sexes: 'all' | 'together' | 'apart';
  /** Positions of its breakdowns. */
  readonly breakdowns: readonly number[];
}

export interface CountedBreakdown {
  readonly id: string;
  readonly levels: readonly string[];
}

export interface Person {
  /** 0 woman, 1 man. Who did not state it is in no figure. */
  readonly sex: number;
  readonly enterprise: string;
  /** Per breakdown; null = not known. */
  readonly levels: readonly (string | null)[];
  readonly standings: readonly StandingCode[];
}
