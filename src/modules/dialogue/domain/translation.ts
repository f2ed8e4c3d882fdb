import type { LocalizedText } from '../../../kernel/localized-text.js';

/** A side of a text in two languages. */
export type TextLanguage = 'en' | 'zh';
export const textLanguages: readonly TextLanguage[] = ['en', 'zh'];

export const otherLanguage = (language: TextLanguage): TextLanguage => (language === 'en' ? 'zh' : 'en');

/** What a version of a text was: as recorded, reworded, or the same said in the other language. */
export type TextKind = 'recorded' | 'revised' | 'translated';

/** The language that no longer says what the other does, and the version of the text that made it so. */
export interface Stale {
  readonly staleLanguage: TextLanguage | null;
  readonly staleSince: number | null;
}

const upToDate: Stale = { staleLanguage: null, staleSince: null };

/**
 * What an edit does to the other language. Rewording one side alone leaves the other out of date; a side that was empty is a
 * translation when it is filled in, and so is a side that was out of date. Both sides reworded at once agree.
 */
export function editOfText(
  before: Stale & { readonly text: LocalizedText },
  after: { readonly text: LocalizedText; readonly version: number },
): Stale & { readonly kind: TextKind } {
  const reworded = textLanguages.filter((side) => before.text[side] !== '' && before.text[side] !== after.text[side]);
  const [side] = reworded;
  const { staleLanguage, staleSince } = before;
  if (side === undefined) return { kind: 'translated', staleLanguage, staleSince };
  if (reworded.length === 2) return { kind: 'revised', ...upToDate };
  if (side === staleLanguage) return { kind: 'translated', ...upToDate };
  const other = otherLanguage(side);
  // Empty before or after: there is no translation that could be out of date, or it was just made.
  if (before.text[other] === '' || after.text[side] === '') return { kind: 'revised', ...upToDate };
  return { kind: 'revised', staleLanguage: other, staleSince: staleSince ?? after.version };
}

/** Why a language of a text waits for an interpreter; null: it does not. */
export function translationDue(
  { text, staleLanguage }: { readonly text: LocalizedText; readonly staleLanguage: TextLanguage | null },
  language: TextLanguage,
): 'missing' | 'out-of-date' | null {
  if (text[language] === '') return 'missing';
  return staleLanguage === language ? 'out-of-date' : null;
}
