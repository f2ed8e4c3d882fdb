import type { LocalizedText } from '../../kernel/localized-text.js';
import { CELL_MESSAGES } from './messages/cell-messages.js';
import { FILE_MESSAGES } from './messages/file-messages.js';
import { ROW_MESSAGES } from './messages/row-messages.js';

const MESSAGE_TEXTS = { ...FILE_MESSAGES, ...ROW_MESSAGES, ...CELL_MESSAGES };
type MessageCode = keyof typeof MESSAGE_TEXTS;

/** Where a message applies; the column is named as the sheet names it. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

export interface XlsformMessage extends Place {
  readonly severity: 'error' | 'warning';
  readonly code: MessageCode;
  /** What is wrong. */
  readonly text: LocalizedText;
  /** What to do. */
  readonly fix: LocalizedText;
}

/** Messages kept for one file; further ones would not be read. */
const MOST_MESSAGES = 1000;
/** Characters of a cell that a message repeats. */
const LONGEST_VALUE = 200;

/** The messages about one file, in the order in which they were found. */
export class Messages {
  readonly all: XlsformMessage[] = [];
  private errors = 0;

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  /** `words` replace `{word}` in the texts; `{value}` is the value at the place. */
  add(code: MessageCode, place: Place, words: Readonly<Record<string, string>> = {}): void {
    const [severity, text, fix] = MESSAGE_TEXTS[code];
    if (severity === 'error') this.errors += 1;
    if (this.all.length >= MOST_MESSAGES) return;
    const value = place.value.length > LONGEST_VALUE ? `${place.value.slice(0, LONGEST_VALUE)}…` : place.value;
    const known: Readonly<Record<string, string>> = { ...words, value };
    const fill = ({ en, zh }: LocalizedText): LocalizedText => ({ en: filled(en, known), zh: filled(zh, known) });
    this.all.push({ severity, code, ...place, value, text: fill(text), fix: fill(fix) });
  }
}

function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
}

/** The words for a group, repeat or loop in both languages. */
export function kindWords(kind: string): Readonly<Record<string, string>> {
  return { kind, kindZh: kind === 'repeat' ? '重复组' : kind === 'loop' ? '循环' : '组' };
}
