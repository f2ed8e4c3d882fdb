/** Names of the levels of breakdowns and of pairs of levels; the names of parks come from the directory. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { breakdowns } from '../domain/definitions/breakdowns.js';
import { partsOf } from '../domain/runs/cells.js';

/** The name of a level, or of both levels of a pair; null for the total. */
export function levelName(
  address: { readonly breakdown: string | null; readonly level: string | null },
  parks: ReadonlyMap<string, LocalizedText>,
): LocalizedText | null {
  const names = partsOf(address).map(([id, level]) => {
    const words: Readonly<Record<string, LocalizedText>> = breakdowns[id].levels;
    const name = id === 'park' ? parks.get(level) : words[level];
    return name ?? { en: level, zh: level };
  });
  if (names.length === 0) return null;
  return { en: names.map(({ en }) => en).join(' · '), zh: names.map(({ zh }) => zh).join(' · ') };
}
