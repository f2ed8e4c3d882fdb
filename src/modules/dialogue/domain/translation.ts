import type { LocalizedText } from '../../../kernel/localized-text.js';

/** One language of a bilingual text. */
export type TextLanguage = 'en' | 'zh';
export const textLanguages: readonly TextLanguage[] = ['en', 'zh'];

export const otherLanguage = (language: TextLanguage): TextLanguage => (language === 'en' ? 'zh' : 'en');

/** The kind of a version of a text: as recorded, revised, or translated. */
export type TextKind = 'recorded' | 'revised' | 'translated';

/** The language that is out of date, and the version of the text that made it so. */
export interface Stale {
  readonly staleLanguage: TextLanguage | null;
  readonly staleSince: number | null;
}

const upToDate: Stale = { staleLanguage: null, staleSince: null };

/**
 * The effect of an edit on the other language. Revising only one language makes the other out of date. Filling in an
 * empty language, or editing one that is out of date, is a translation. After both are revised together, both are up
 * to date.
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
  // If a language was or is empty, there is no translation that could be out of date, or it has just been added.
  if (before.text[other] === '' || after.text[side] === '') return { kind: 'revised', ...upToDate };
  return { kind: 'revised', staleLanguage: other, staleSince: staleSince ?? after.version };
}

/** Why a text needs a translation; null if it does not. */
export function translationDue(
  { text, staleLanguage }: { readonly text: LocalizedText; readonly staleLanguage: TextLanguage | null },
  language: TextLanguage,
): 'missing' | 'out-of-date' | null {
  if (text[language] === '') return 'missing';
  return staleLanguage === language ? 'out-of-date' : null;
}
