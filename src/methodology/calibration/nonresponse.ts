/**
 * Non-response adjustment in classes: the respondents of a class represent all its eligible persons. Classes that are
 * too small, or whose factor is too large, are merged with a neighbour. Reference: R. Little, D. Rubin, Statistical
 * Analysis with Missing Data (2002), 3.3; limits as in docs/methodology/nonresponse.md.
 */
import { calibrationProblems } from './problems.js';

export interface ResponseClass {
  readonly name: string;
  /** Classes are merged only within a family (park); neighbours are adjacent in the list. */
  readonly family: string;
  /** Sums of the design weights of eligible persons and of respondents. */
  readonly eligible: number;
  readonly responding: number;
  readonly respondents: number;
}

export interface ClassLimits {
  readonly fewestRespondents: number;
  readonly largestFactor: number;
  /**
   * A class with a smaller factor is merged too, because its eligible persons would nearly disappear. Default: none.
   */
  readonly smallestFactor?: number;
}

export const defaultLimits: ClassLimits = { fewestRespondents: 20, largestFactor: 2.5 };

export interface AdjustedClass {
  /** Names of the merged classes, in order. */
  readonly names: readonly string[];
  readonly family: string;
  /** The factor by which each respondent's weight is multiplied. */
  readonly factor: number;
  /** A limit is still exceeded, because the family has no other class to merge with. */
  readonly beyondLimits: boolean;
}

type Open = ResponseClass & { readonly names: readonly string[] };

function merge(left: Open, right: Open): Open {
  return {
    ...left,
    names: [...left.names, ...right.names],
    eligible: left.eligible + right.eligible,
    responding: left.responding + right.responding,
    respondents: left.respondents + right.respondents,
  };
}

const factorOf = (entry: Open): number => entry.eligible / entry.responding;

const fits = (entry: Open, limits: ClassLimits): boolean =>
  entry.respondents >= limits.fewestRespondents &&
  factorOf(entry) <= limits.largestFactor &&
  factorOf(entry) >= (limits.smallestFactor ?? 0);

/**
 * Repeatedly merges the first class beyond a limit with the smaller of its neighbours, until all are within the limits
 * or one is left in the family.
 */
function mergeFamily(classes: readonly Open[], limits: ClassLimits): readonly Open[] {
  const list = [...classes];
  for (;;) {
    const at = list.findIndex((entry) => !fits(entry, limits));
    if (at === -1 || list.length === 1) return list;
    const [before, after] = [list[at - 1], list[at + 1]];
    const left = after === undefined || (before !== undefined && before.respondents <= after.respondents) ? at - 1 : at;
    list.splice(left, 2, merge(list[left]!, list[left + 1]!));
  }
}

/** Errors: a family without respondents. The sum of weights does not change. */
export function responseFactors(
  classes: readonly ResponseClass[],
  limits: ClassLimits = defaultLimits,
): readonly AdjustedClass[] {
  const families = new Map<string, Open[]>();
  for (const entry of classes) {
    const open = { ...entry, names: [entry.name] };
    const family = families.get(entry.family);
    if (family === undefined) families.set(entry.family, [open]);
    else family.push(open);
  }
  return [...families.values()].flatMap((family) =>
    mergeFamily(family, limits).map((entry): AdjustedClass => {
      if (entry.responding === 0) throw calibrationProblems.emptyCell(entry.family, entry.names.join(' + '));
      const factor = factorOf(entry);
      return { names: entry.names, family: entry.family, factor, beyondLimits: !fits(entry, limits) };
    }),
  );
}
