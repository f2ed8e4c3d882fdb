import type { LocalizedText } from '../../../kernel/localized-text.js';
import { type TextKind, type TextLanguage, textLanguages } from './translation.js';

/** The languages whose present text was written as a translation of the other one. */
export function translatedLanguages(
  versions: readonly { readonly kind: TextKind; readonly text: LocalizedText }[],
): readonly TextLanguage[] {
  const last = versions.at(-1)?.text;
  return textLanguages.filter((language) => {
    if (last === undefined || last[language] === '') return false;
    const written = versions.findLast(
      ({ text }, index) => text[language] !== (versions[index - 1]?.text[language] ?? ''),
    );
    return written?.kind === 'translated';
  });
}
