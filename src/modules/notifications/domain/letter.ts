import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { inLanguage, localized, shownIn } from '../../../kernel/localized-text.js';
import type { Quote } from './quotes.js';

export interface LetterItem {
  readonly sentence: LocalizedText;
  /** Address of the page of the record. */
  readonly link: string;
  readonly quotes?: readonly Quote[];
}

export interface LetterFrame {
  readonly workspace: LocalizedText;
  /** Address of the page on which the person chooses what to receive. */
  readonly settings: string;
  /** Address of the page that stops these emails without signing in. */
  readonly stop: string;
}

/** A single notification is its own subject; several are counted. */
function subjectOf(items: readonly LetterItem[], workspace: LocalizedText): LocalizedText {
  const [first] = items;
  if (first !== undefined && items.length === 1) return first.sentence;
  return localized(`${items.length} notifications from ${workspace.en}`, `${workspace.zh}：${items.length}条通知`);
}

const parting = ({ settings, stop }: LetterFrame): LocalizedText =>
  localized(
    `Choose what you receive: ${settings}\nStop these emails: ${stop}\n`,
    `选择接收哪些通知：${settings}\n停止接收此类邮件：${stop}\n`,
  );

/** What happened several times to the same record is one item, with the number of times. */
function merged(items: readonly LetterItem[]): readonly LetterItem[] {
  const counted = new Map<string, { readonly item: LetterItem; times: number }>();
  for (const item of items) {
    const key = `${item.link} ${item.sentence.en}`;
    const found = counted.get(key);
    if (found) found.times += 1;
    else counted.set(key, { item, times: 1 });
  }
  return [...counted.values()].map(({ item, times }) =>
    times === 1
      ? item
      : { ...item, sentence: localized(`${item.sentence.en} (${times} times)`, `${item.sentence.zh}（${times}次）`) },
  );
}

const quoted = ({ label, text }: Quote, language: Language): string =>
  `${inLanguage(label, language)}${language === 'en' ? ': ' : '：'}${shownIn(text, language)}`;

/** One email with all items, in the language of the reader. */
export function letterOf(
  all: readonly LetterItem[],
  frame: LetterFrame,
  language: Language,
): { readonly subject: string; readonly text: string } {
  const items = merged(all);
  const lines = items.map(({ sentence, link, quotes = [] }) =>
    [inLanguage(sentence, language), ...quotes.map((quote) => quoted(quote, language)), `${link}\n`].join('\n'),
  );
  const subject = inLanguage(subjectOf(items, frame.workspace), language).replace(/\s+/g, ' ');
  return {
    subject,
    text: [
      inLanguage(frame.workspace, language),
      '',
      lines.join('\n'),
      '-- ',
      inLanguage(parting(frame), language),
    ].join('\n'),
  };
}
