/**
 * What runs on the same wave have shown before: two figures of nearly the same persons reveal those who are in one of them
 * only, and so do two of which one has more persons, all from one enterprise or two (methodology 5.3).
 */
import type { PrimaryRules } from '../../../../methodology/disclosure/primary.js';

/** A figure that left the gate before, from another run on the same wave. */
export interface EarlierFigure {
  /** `<indicator>|<cell>` */
  readonly figure: string;
  readonly persons: number;
  /** Behind it; empty where an older run did not keep them. */
  readonly counts: readonly number[];
}

export interface ShownFigure extends EarlierFigure {
  /** Which run on the wave it was, counted from 1 in the order in which they were finished: the mark of whom it read first. */
  readonly run: number;
  /** Answers with a weight that this run had. */
  readonly answers: number;
}

/** What other runs on the same wave have shown, and suppressed to protect persons: keys `<indicator>|<cell>`. */
export interface Before<Shown extends EarlierFigure = ShownFigure> {
  readonly shown: readonly Shown[];
  readonly withheld: readonly string[];
}

/** A figure as it is now. */
export interface FigureNow {
  /** Of women, then of men, where it compares the two. */
  readonly counts: readonly number[];
  /** Of each of these sides, from how many enterprises those come whom only runs after that one have read. */
  readonly newcomers: (run: number) => readonly number[];
}

/** True where what an earlier figure and this one tell together is about few. */
export type Differencing = (figure: string, now: FigureNow) => boolean;

/** Gives each answer the run on its wave that read it first; 0 where no one knows. */
export type MarkOf = (id: string) => number;

/** How many answers each run read first: plain data. */
export type Arrivals = Map<number, number>;

export function arrive(arrivals: Arrivals, mark: number): void {
  arrivals.set(mark, (arrivals.get(mark) ?? 0) + 1);
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Persons who came or left between two shown figures must be none, or enough; so must the yes among them. */
function differsByFew({ persons, counts }: EarlierFigure, now: readonly number[], minimum: number): boolean {
  const isFew = (one: number, other: number): boolean => one !== other && Math.abs(one - other) < minimum;
  return isFew(persons, sum(now)) || counts.some((count, at) => isFew(count, now[at]!));
}

function againstEach<Shown extends EarlierFigure>(
  shown: readonly Shown[],
  tells: (earlier: Shown, now: FigureNow) => boolean,
): Differencing {
  const before = new Map<string, Shown[]>();
  for (const each of shown) {
    const known = before.get(each.figure);
    if (known === undefined) before.set(each.figure, [each]);
    else known.push(each);
  }
  return (figure, now) => (before.get(figure) ?? []).some((earlier) => tells(earlier, now));
}

/** By counts only, where no enterprise is known. */
export function fewBetween(shown: readonly EarlierFigure[], { workers }: Pick<PrimaryRules, 'workers'>): Differencing {
  return againstEach(shown, (earlier, { counts }) => differsByFew(earlier, counts, workers));
}

/** Also by enterprises. `arrivals`: of all answers with a weight that there are now. */
export function fewOrFewEnterprisesBetween(
  shown: readonly ShownFigure[],
  { workers, enterprises }: Pick<PrimaryRules, 'workers' | 'enterprises'>,
  arrivals: Arrivals,
): Differencing {
  const since = new Map<number, number>();
  for (const { run } of shown)
    if (!since.has(run)) since.set(run, sum([...arrivals].map(([mark, answers]) => (mark <= run ? answers : 0))));
  /** Otherwise some have left, or have come unmarked, and a person who is not the same may be of one enterprise. */
  const areAllThere = ({ run, answers }: ShownFigure): boolean => since.get(run) === answers;
  return againstEach(shown, (earlier, { counts, newcomers }) => {
    if (differsByFew(earlier, counts, workers)) return true;
    const sides = newcomers(earlier.run);
    return sides.some((came, side) => {
      if (came > 0) return came < enterprises;
      return !areAllThere(earlier) && hasChanged(earlier, counts, { side, sides: sides.length });
    });
  });
}

interface Side {
  readonly side: number;
  readonly sides: number;
}

function hasChanged({ persons, counts }: EarlierFigure, now: readonly number[], { side, sides }: Side): boolean {
  if (counts.length === 0) return persons !== sum(now);
  const width = now.length / sides;
  return now.slice(side * width, (side + 1) * width).some((count, at) => count !== counts[side * width + at]);
}
