import type { LocalizedText } from '../../../kernel/localized-text.js';

/** What a message says, and what to do. */
export type MessageEntry = readonly [severity: 'error' | 'warning', text: LocalizedText, fix: LocalizedText];

/** The form is refused. */
export const error = (text: LocalizedText, fix: LocalizedText): MessageEntry => ['error', text, fix];
/** The form is accepted, and something in it has no effect. */
export const warning = (text: LocalizedText, fix: LocalizedText): MessageEntry => ['warning', text, fix];
