/** Names of the levels of breakdowns and of pairs of levels; the names of parks come from the directory. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { type BreakdownId, breakdowns } from '../domain/definitions/breakdowns.js';
import { partsOf } from '../domain/runs/cells.js';
import { mergedCode, mergedNames, type ShownBreakdowns } from '../domain/runs/merging.js';

interface Names {
  readonly parks: ReadonlyMap<string, LocalizedText>;
  /** Those of the run, which names merged categories. */
  readonly settings: ShownBreakdowns | undefined;
}

/** A merged category that only an earlier release names has the names of its categories. */
function nameOf(id: BreakdownId, level: string, { parks, settings }: Names): LocalizedText {
  const words: Readonly<Record<string, LocalizedText>> = breakdowns[id].levels;
  const merged = settings?.merged?.find((each) => each.breakdown === id && mergedCode(each.categories) === level);
  const name = id === 'park' ? parks.get(level) : words[level];
  return name ?? merged?.name ?? mergedNames(id, level) ?? { en: level, zh: level };
}

/** The name of a level, or of both levels of a pair; null for the total. */
export function levelName(
  address: { readonly breakdown: string | null; readonly level: string | null },
  given: Names,
): LocalizedText | null {
  const names = partsOf(address).map(([id, level]) => nameOf(id, level, given));
  if (names.length === 0) return null;
  return { en: names.map(({ en }) => en).join(' · '), zh: names.map(({ zh }) => zh).join(' · ') };
}
