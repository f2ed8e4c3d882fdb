import { type LocalizedText, localized } from '../../../kernel/localized-text.js';
import type { Facts } from './notice.js';
import type { Kind } from './topic.js';

/** A text that a notification quotes as it was then. */
export interface Quote {
  readonly label: LocalizedText;
  readonly text: LocalizedText;
}

const revision = [localized('Before', '修订前'), localized('After', '修订后')] as const;
const correction = [
  localized('Text with the error', '有误的正文'),
  localized('Corrected text', '更正后的正文'),
] as const;

/** The old and the new text, where a text was changed; otherwise nothing. */
export function quotesOf(kind: Kind, { before, text }: Facts): readonly Quote[] {
  if (before === undefined || text === undefined) return [];
  const [old, now] = kind === 'conclusion-revised' ? revision : correction;
  return [
    { label: old, text: before },
    { label: now, text },
  ];
}
