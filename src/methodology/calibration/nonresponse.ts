/**
 * Non-response classes: respondents of a class carry the weight of its eligible. Classes that are too small, or would be
 * raised too far, are merged with their neighbour. Reference: R. Little, D. Rubin, Statistical Analysis with Missing Data
 * (2002), 3.3; limits as in docs/methodology/nonresponse.md.
 */
import { calibrationProblems } from './problems.js';

export interface ResponseClass {
  readonly name: string;
  /** Classes are merged within a family (park) only; neighbours are next to each other in the list. */
  readonly family: string;
  /** Sum of design weights of the eligible, and of those who responded. */
  readonly eligible: number;
  readonly responding: number;
  readonly respondents: number;
}

export interface ClassLimits {
  readonly fewestRespondents: number;
  readonly largestFactor: number;
  /** Below it too a class is merged: its eligible would all but vanish. Default: none. */
  readonly smallestFactor?: number;
}

export const defaultLimits: ClassLimits = { fewestRespondents: 20, largestFactor: 2.5 };

export interface AdjustedClass {
  /** Names of the classes that were merged, in order. */
  readonly names: readonly string[];
  readonly family: string;
  /** What each respondent's weight is multiplied with. */
  readonly factor: number;
  /** Still beyond a limit: there was nothing left in the family to merge with. */
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

/** The first class that does not fit goes to the smaller of its neighbours, until all fit or one is left in the family. */
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

/** Errors: a family without any respondent. The sum of weights stays. */
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
