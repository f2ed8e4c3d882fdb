import type { LocalizedText } from '../../../kernel/localized-text.js';

/**
 * Whether a text exists in at least one language. Statements at a meeting are made in one language, and an interpreter
 * may add the other later. An empty language means "translation to follow" and is shown as that: a text needs one
 * language to be recorded and two to be complete.
 */
export function isSaid(text: LocalizedText): boolean {
  return text.en.trim() !== '' || text.zh.trim() !== '';
}

export function tidy(text: LocalizedText): LocalizedText {
  return { en: text.en.trim(), zh: text.zh.trim() };
}

/** Texts of a roundtable that the search finds; conclusions are searched in their own register. */
export const foundTextKinds = ['agenda-item', 'reservation', 'document'] as const;
export type FoundTextKind = (typeof foundTextKinds)[number];
