/** When answers leave the inbox, and when the marks are written anew. */

/** So many answers hide each other; fewer wait for the day's end. */
export const leastToMix = 20;

export interface Waiting {
  readonly count: number;
  /** Day of the oldest, YYYY-MM-DD. */
  readonly oldest: string;
}

export function isDue(waiting: Waiting, today: string): boolean {
  return waiting.count >= leastToMix || (waiting.count > 0 && waiting.oldest < today);
}

/**
 * Rewriting all marks of a wave costs in proportion to their number; done whenever they passed a power of 1.1 the whole stays
 * linear in the answers. Small sets are rewritten at every mix.
 */
export function shuffleIsDue(marks: number, justAdded: number): boolean {
  if (marks <= 5_000) return true;
  const step = (count: number): number => Math.floor(Math.log(Math.max(1, count)) / Math.log(1.1));
  return step(marks) !== step(marks - justAdded);
}
