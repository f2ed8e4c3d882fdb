import type { LocalizedText } from '../../kernel/localized-text.js';

/** Control characters but tab and line feed, and halves of surrogate pairs: neither is text that a person wrote. */
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

/** One language is enough to begin with; the page then shows that the other is not written yet. */
export function saysSomething(text: LocalizedText): boolean {
  return text.en !== '' || text.zh !== '';
}
