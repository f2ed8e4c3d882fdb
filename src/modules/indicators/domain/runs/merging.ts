/**
 * Categories of a breakdown that a run shows as one, because few persons are in some of them. The code of the merged
 * category joins their codes, so the same categories have the same code in every run.
 */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { type Breakdown, type BreakdownId, breakdowns } from '../definitions/breakdowns.js';

export interface MergedCategories {
  readonly breakdown: BreakdownId;
  /** Codes of at least two levels of the breakdown. */
  readonly categories: readonly string[];
  readonly name: LocalizedText;
}

/** The settings of a run, or of an earlier one of the wave, that decide which levels it shows. */
export interface ShownBreakdowns {
  readonly breakdowns?: readonly BreakdownId[];
  readonly merged?: readonly MergedCategories[];
}

const JOIN = '&';

export const mergedCode = (categories: readonly string[]): string => categories.join(JOIN);

/** The categories of a level; only the level itself if it is not merged. */
export const categoriesOf = (level: string): readonly string[] => level.split(JOIN);

/** The levels, or pairs of levels, that a level or pair with merged categories consists of. */
export function singleLevels(level: string): readonly string[] {
  const [left, right] = level.split('+').map(categoriesOf);
  return right === undefined ? left! : left!.flatMap((one) => right.map((other) => `${one}+${other}`));
}

/** The names of the categories of a merged level; null if it is a single one. */
export function mergedNames(id: BreakdownId, level: string): LocalizedText | null {
  const categories = categoriesOf(level);
  if (categories.length === 1) return null;
  const names: Readonly<Record<string, LocalizedText>> = breakdowns[id].levels;
  const found = categories.map((category) => names[category] ?? { en: category, zh: category });
  return { en: found.map(({ en }) => en).join(', '), zh: found.map(({ zh }) => zh).join('、') };
}

export type MergingFault = 'parks' | 'not-requested' | 'unknown-category' | 'repeated-category' | 'one-left';

const levelsOf = (id: BreakdownId): readonly string[] => Object.keys((breakdowns[id] as Breakdown).levels);

function faultIn(id: BreakdownId, groups: readonly (readonly string[])[]): MergingFault | null {
  if (id === 'park') return 'parks';
  const [levels, named] = [levelsOf(id), groups.flat()];
  if (named.some((category) => !levels.includes(category))) return 'unknown-category';
  if (new Set(named).size < named.length) return 'repeated-category';
  return levels.length - named.length + groups.length < 2 ? 'one-left' : null;
}

/** What is wrong with the categories that a run is requested to merge; the first fault is reported. */
export function mergingFault({
  breakdowns: requested,
  merged = [],
}: ShownBreakdowns): { readonly fault: MergingFault; readonly breakdown: BreakdownId } | null {
  for (const breakdown of new Set(merged.map((each) => each.breakdown))) {
    if (requested !== undefined && !requested.includes(breakdown)) return { fault: 'not-requested', breakdown };
    const groups = merged.filter((each) => each.breakdown === breakdown).map(({ categories }) => categories);
    const fault = faultIn(breakdown, groups);
    if (fault !== null) return { fault, breakdown };
  }
  return null;
}

/** With the categories in the order of the breakdown, on which the code depends. */
export function inOrder(merged: readonly MergedCategories[]): readonly MergedCategories[] {
  return merged.map((each) => ({
    ...each,
    categories: levelsOf(each.breakdown).filter((level) => each.categories.includes(level)),
  }));
}

/**
 * The levels that are shown by at least one of the given runs, in the order of their last category. If two runs merge
 * categories in ways that overlap, a difference of their levels is a figure of its own: then each category is a level
 * too, so that it is protected as one.
 */
export function shownLevels(
  id: BreakdownId,
  levels: readonly string[],
  runs: readonly ShownBreakdowns[],
): readonly string[] {
  const mergings = runs
    .filter(({ breakdowns: shown }) => shown?.includes(id) ?? true)
    .map(({ merged = [] }) => merged.filter(({ breakdown }) => breakdown === id).map(({ categories }) => categories));
  const groups = [...new Map(mergings.flat().map((group) => [mergedCode(group), group])).values()];
  const doOverlap = groups.some((one) =>
    groups.some((other) => one !== other && one.some((category) => other.includes(category))),
  );
  const isAlone = (level: string): boolean =>
    doOverlap || mergings.length === 0 || mergings.some((merging) => !merging.some((group) => group.includes(level)));
  const lastOf = (level: string): number => Math.max(...categoriesOf(level).map((each) => levels.indexOf(each)));
  return [...levels.filter(isAlone), ...groups.map(mergedCode)].sort((a, b) => lastOf(a) - lastOf(b));
}
