import type { LocalizedText } from '../../kernel/localized-text.js';

/** Control characters except tab and line feed, and lone surrogates: they are not text that a person wrote. */
const unwritable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Surrogate}/u;

export function isWritable(text: string): boolean {
  return !unwritable.test(text);
}

export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim().normalize('NFC');
}

export function normalizeBoth(text: LocalizedText): LocalizedText {
  return { en: normalizeText(text.en), zh: normalizeText(text.zh) };
}

/** Whether a text exists in at least one language; a page then shows that the other is missing. */
export function saysSomething(text: LocalizedText): boolean {
  return text.en !== '' || text.zh !== '';
}
