/**
 * Figures that releases of the same wave have published before. Two figures of nearly the same persons reveal those who
 * are in only one of them; so do two figures if the additional persons of one come from one or two enterprises
 * (methodology 5.3).
 */
import type { PrimaryRules } from '../../../../methodology/disclosure/primary.js';
import type { Status } from '../../../../methodology/disclosure/release/primary-rules.js';
import { singleLevels } from './merging.js';

/** A figure that a release of the same wave has published. */
export interface EarlierFigure {
  /** `<indicator>|<cell>` */
  readonly figure: string;
  readonly persons: number;
  /** The counts behind it; empty if an older run did not store them. */
  readonly counts: readonly number[];
  /** `exactly`: with all its digits, or by rules with another minimum. */
  readonly shownAs: Status | 'exactly';
}

/** The run of an earlier release. */
interface EarlierRun {
  /**
   * The number of the run on the wave, counted from 1 in order of completion; it marks the answers that this run was
   * the first to read.
   */
  readonly run: number;
  /** Number of answers with a weight in this run. */
  readonly answers: number;
}

export interface ShownFigure extends EarlierFigure, EarlierRun {}

export interface WithheldFigure extends EarlierRun {
  readonly figure: string;
}

/**
 * The figures that releases of the same wave have published, and those they suppressed to protect persons: keys
 * `<indicator>|<cell>`.
 */
export interface Before<
  Shown extends EarlierFigure = ShownFigure,
  Withheld extends Pick<WithheldFigure, 'figure'> = WithheldFigure,
> {
  readonly shown: readonly Shown[];
  readonly withheld: readonly Withheld[];
}

/** A figure of the current run. */
export interface FigureNow {
  /** The counts of women, then of men, if it compares the two. */
  readonly counts: readonly number[];
  /** For each of these sides, the number of enterprises of the persons whom only runs after the given one have read. */
  readonly newcomers: (run: number) => readonly number[];
}

/** Differencing risk: true if an earlier figure and this one together reveal something about few persons. */
export type Differencing = (figure: string, now: FigureNow) => boolean;

/** Returns the run on the wave that first read an answer; 0 if unknown. */
export type MarkOf = (id: string) => number;

/** Number of answers that each run was the first to read; plain data. */
export type Arrivals = Map<number, number>;

export function arrive(arrivals: Arrivals, mark: number): void {
  arrivals.set(mark, (arrivals.get(mark) ?? 0) + 1);
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/**
 * The number of persons added or removed between two published figures must be zero or sufficient, and so must the
 * number of yes answers among them.
 */
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

/** Compares counts only, if the enterprises are unknown. */
export function fewBetween(shown: readonly EarlierFigure[], { workers }: Pick<PrimaryRules, 'workers'>): Differencing {
  return againstEach(shown, (earlier, { counts }) => differsByFew(earlier, counts, workers));
}

/** Compares enterprises too. `arrivals`: first-seen runs of all answers with a weight. */
export function fewOrFewEnterprisesBetween(
  shown: readonly ShownFigure[],
  { workers, enterprises }: Pick<PrimaryRules, 'workers' | 'enterprises'>,
  arrivals: Arrivals,
): Differencing {
  const since = new Map<number, number>();
  for (const { run } of shown)
    if (!since.has(run)) since.set(run, sum([...arrivals].map(([mark, answers]) => (mark <= run ? answers : 0))));
  /**
   * Otherwise some answers were removed or were added without a mark, and the changed persons may all be from one
   * enterprise.
   */
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

/**
 * What earlier releases showed of merged categories, by showing each of them: the sums of their counts. `keys`: those of
 * the figures of the current run.
 */
export function shownOfMerged(shown: readonly ShownFigure[], keys: Iterable<string>): readonly ShownFigure[] {
  const byRun = new Map<number, Map<string, ShownFigure>>();
  for (const each of shown) {
    const known = byRun.get(each.run);
    if (known === undefined) byRun.set(each.run, new Map([[each.figure, each]]));
    else known.set(each.figure, each);
  }
  return [...keys].flatMap((figure) => {
    const start = figure.indexOf('=') + 1;
    const single = singleLevels(figure.slice(start)).map((level) => figure.slice(0, start) + level);
    if (start === 0 || single.length === 1) return [];
    return [...byRun.values()].flatMap((known) => {
      const parts = single.flatMap((key) => known.get(key) ?? []);
      if (parts.length < single.length) return [];
      const persons = sum(parts.map((part) => part.persons));
      const counts = parts[0]!.counts.map((_, at) => sum(parts.map((part) => part.counts[at] ?? 0)));
      const areCounted = parts.every((part) => part.counts.length > 0);
      return [{ ...parts[0]!, figure, persons, counts: areCounted ? counts : [] }];
    });
  });
}

/** Whether the current run has the answers of an earlier one, no more and no fewer. */
export function hasSameAnswers({ run, answers }: EarlierRun, arrivals: Arrivals): boolean {
  return [...arrivals.keys()].every((mark) => mark <= run) && sum([...arrivals.values()]) === answers;
}

/** What is known of the figures of the current run from earlier releases. */
export interface Earlier {
  readonly tellsOfFew: (figure: string) => boolean;
  readonly wasWithheld: (figure: string) => boolean;
  /** How a figure of the same counts was shown; null if it was not. */
  readonly wasShown: (figure: string) => EarlierFigure['shownAs'] | null;
}

export function earlierOf(
  before: Before<EarlierFigure, Pick<WithheldFigure, 'figure'>>,
  now: ReadonlyMap<string, FigureNow>,
  differencing: Differencing,
): Earlier {
  const withheld = new Set(before.withheld.map(({ figure }) => figure));
  const shown = new Map<string, EarlierFigure['shownAs']>();
  for (const { figure, persons, counts, shownAs } of before.shown) {
    const current = now.get(figure)?.counts;
    if (current === undefined || persons !== sum(current)) continue;
    if (counts.length > 0 && counts.some((count, at) => count !== current[at])) continue;
    if (shownAs === 'exactly' || !shown.has(figure)) shown.set(figure, shownAs);
  }
  return {
    tellsOfFew: (figure) => now.has(figure) && differencing(figure, now.get(figure)!),
    wasWithheld: (figure) => withheld.has(figure),
    wasShown: (figure) => shown.get(figure) ?? null,
  };
}
