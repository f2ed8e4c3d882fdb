import type { LocalizedText } from '../../../kernel/localized-text.js';

/** One language of a bilingual text. */
export type TextLanguage = 'en' | 'zh';
export const textLanguages: readonly TextLanguage[] = ['en', 'zh'];

export const otherLanguage = (language: TextLanguage): TextLanguage => (language === 'en' ? 'zh' : 'en');

/** The language in which a text was agreed; its other version is a translation. `both`: the groups adopted both. */
export type AgreedIn = TextLanguage | 'both';
export const agreedInAll: readonly AgreedIn[] = ['en', 'zh', 'both'];

/** The languages in which a text exists. */
export function languagesOf(text: LocalizedText): AgreedIn {
  if (text.zh === '') return 'en';
  return text.en === '' ? 'zh' : 'both';
}

/** After an edit: only one language revised of a text that was agreed in both is the one that was agreed. */
export function agreedInAfter(
  before: AgreedIn,
  {
    text,
    kind,
    staleLanguage,
  }: { readonly text: LocalizedText; readonly kind: TextKind } & Pick<Stale, 'staleLanguage'>,
): AgreedIn {
  const there = languagesOf(text);
  if (before !== 'both') return there === 'both' ? before : there;
  return kind === 'revised' && staleLanguage !== null ? otherLanguage(staleLanguage) : there;
}

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
 * to date. A translation of what was agreed in the other language alone never makes that out of date.
 */
export function editOfText(
  before: Stale & { readonly text: LocalizedText; readonly agreedIn?: AgreedIn },
  after: { readonly text: LocalizedText; readonly version: number },
): Stale & { readonly kind: TextKind } {
  const reworded = textLanguages.filter((side) => before.text[side] !== '' && before.text[side] !== after.text[side]);
  const [side] = reworded;
  const { staleLanguage, staleSince } = before;
  if (side === undefined) return { kind: 'translated', staleLanguage, staleSince };
  if (reworded.length === 2) return { kind: 'revised', ...upToDate };
  if (side === staleLanguage) return { kind: 'translated', ...upToDate };
  const other = otherLanguage(side);
  if (before.agreedIn === other) return { kind: 'translated', staleLanguage, staleSince };
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
