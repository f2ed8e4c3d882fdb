/** What is counted of persons in a run, as positions and small codes. */

/** Address of women and men together. */
export const ALL = 2;
/** A level that is not known. */
export const UNKNOWN = 0;

/**
 * The response category of a person in an indicator: 0 out, 1 no, 2 yes; in the second group of an indicator that compares two, 3 no, 4 yes.
 */
export type StandingCode = 0 | 1 | 2 | 3 | 4;
/** How many of these there are. */
export const CODES = 5;

export interface CountedIndicator {
  readonly id: string;
  /** `yes-no`: how many are in it, and how many of them are yes; `persons`: how many are in it only (means, medians). */
  readonly counts: 'yes-no' | 'persons';
  /**
   * `all`: for all persons, women and men; `together`: for all persons only; `apart`: one figure for all persons that compares
   * women and men, so that both are counted.
   */
  readonly sexes: 'all' | 'together' | 'apart';
  /** The formula itself asks for the sex, so that not every person can have every response category. */
  readonly usesSex: boolean;
  /** Questions that decide the response category of a person. */
  readonly questions: readonly string[];
  /** Positions of its breakdowns. */
  readonly breakdowns: readonly number[];
}

export interface CountedBreakdown {
  readonly id: string;
  readonly levels: readonly string[];
  /** The question that the level comes from, or null where it comes from the frame. */
  readonly question: string | null;
  /** Positions of the two breakdowns that a pair crosses; `parts` gives their levels within the pair. */
  readonly pair?: { readonly of: readonly [number, number]; readonly parts: readonly (readonly [number, number])[] };
}

export interface Person {
  /** 0 woman, 1 man. Who did not state it is in no figure. */
  readonly sex: number;
  /** Null where it is not known: each such person counts as one of an enterprise of its own. */
  readonly enterprise: string | null;
  /** Per breakdown; null = not known. */
  readonly levels: readonly (string | null)[];
  readonly standings: readonly StandingCode[];
}
