import type { LocalizedText } from '../../../kernel/localized-text.js';

/**
 * What is said at a table exists in one language first; the other may follow from the interpreter. An empty side means
 * "translation to follow" and is shown as that, so a text needs one language to be recorded and two to be complete.
 */
export function isSaid(text: LocalizedText): boolean {
  return text.en.trim() !== '' || text.zh.trim() !== '';
}

export function tidy(text: LocalizedText): LocalizedText {
  return { en: text.en.trim(), zh: text.zh.trim() };
}

/** Texts of a roundtable that the search finds; conclusions have a register of their own. */
export const foundTextKinds = ['agenda-item', 'reservation', 'document'] as const;
export type FoundTextKind = (typeof foundTextKinds)[number];
