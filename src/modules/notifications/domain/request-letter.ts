import { dayInWords } from '../../../kernel/day-in-words.js';
import { inLanguage, type Language, type LocalizedText, localized } from '../../../kernel/localized-text.js';
import { shownIn } from '../../../kernel/localized-text.js';
import type { LetterFrame } from './letter.js';

/** What an organisation is asked to confirm. */
export interface RequestToConfirm {
  readonly label: string;
  readonly roundtable: LocalizedText;
  readonly roundtableLabel: string;
  readonly meetingNumber: number;
  readonly agreedOn: string;
  readonly text: LocalizedText;
  /** The languages whose text is a translation. */
  readonly translated: readonly ('en' | 'zh')[];
  readonly dueOn: string;
  readonly askers: readonly LocalizedText[];
  readonly organisation: LocalizedText;
  readonly forGroup: boolean;
  /** The page on which people of the organisation answer. */
  readonly link: string;
}

const words = {
  subject: localized('Please confirm by {day}: {label}', '请于{day}前确认：{label}'),
  opening: localized(
    '{askers} asks {organisation} to confirm {label}. It was agreed subject to confirmation on {on} at {roundtable}, meeting {number}.',
    '{askers}请{organisation}确认{label}。该事项于{on}在{roundtable}第{number}次会议上议定，待各组织确认。',
  ),
  forGroup: localized('By its mandate, it answers for its whole group.', '根据授权，该组织代表本方全体答复。'),
  due: localized(
    'Please answer by {day}. No answer by the date does not count as confirmation.',
    '请于{day}前答复。逾期未答复不视为确认。',
  ),
  original: localized('{language}:', '{language}：'),
  translation: localized('{language} (translation):', '{language}（译文）：'),
  how: localized(
    'Answer here, also with comments or a reservation:\n{link}\nOr print the letter of request on that page, and send it back signed and sealed to {askers}.',
    '请在此答复，可附意见或保留意见：\n{link}\n也可在该页打印确认函，签字盖章后送交{askers}。',
  ),
  parting: localized(
    'Choose what you receive: {settings}\nStop these emails: {stop}\n',
    '选择接收哪些通知：{settings}\n停止接收此类邮件：{stop}\n',
  ),
} as const;

const names: readonly (readonly ['en' | 'zh', LocalizedText])[] = [
  ['zh', localized('Chinese', '中文')],
  ['en', localized('English', '英文')],
];

/** The email that asks an organisation to confirm a conclusion, with the exact text in both languages. */
export function requestLetter(
  request: RequestToConfirm,
  frame: LetterFrame,
  language: Language,
): { readonly subject: string; readonly text: string } {
  const { label, roundtable, roundtableLabel, meetingNumber, agreedOn, dueOn, text, translated, link } = request;
  const day = inLanguage(dayInWords(dueOn), language);
  const between = language === 'zh-CN' ? '、' : ', ';
  const values: Readonly<Record<string, string>> = {
    ...{ label, day, link, settings: frame.settings, stop: frame.stop, number: String(meetingNumber) },
    on: inLanguage(dayInWords(agreedOn), language),
    askers: request.askers.map((one) => shownIn(one, language)).join(between),
    organisation: shownIn(request.organisation, language),
    roundtable: `${roundtableLabel} ${shownIn(roundtable, language)}`,
  };
  const fill = (said: LocalizedText, more: Readonly<Record<string, string>> = {}): string =>
    inLanguage(said, language).replace(/\{(\w+)\}/g, (_, name: string) => more[name] ?? values[name] ?? '');
  const texts = names.flatMap(([side, name]) => {
    if (text[side] === '') return [];
    const title = translated.includes(side) ? words.translation : words.original;
    return ['', fill(title, { language: inLanguage(name, language) }), text[side]];
  });
  const opening = [fill(words.opening), ...(request.forGroup ? [fill(words.forGroup)] : []), fill(words.due)];
  const lines = [inLanguage(frame.workspace, language), '', ...opening, ...texts, '', fill(words.how), ''];
  return { subject: fill(words.subject), text: [...lines, '-- ', fill(words.parting)].join('\n') };
}
