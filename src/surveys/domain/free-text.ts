import { localized } from '../../kernel/localized-text.js';
import type { NestedAnswers, Question, Questionnaire } from '../form/index.js';

/** Not longer in UTF-8 than any number: the length of a text is checked before its numbers are removed. */
const removed = localized('[removed]', '[已删]');

/** Up to three blanks, dashes or dots between two digits; also the wide, narrow and long ones of Chinese and mobile keyboards. */
const between = String.raw`[ \t\u00a0\u2000-\u200b\u202f\u3000.·、\u2010-\u2015\u2212-]{0,3}`;
/** Between the groups of a mobile number, as in 138/1234/5678: letters and digits would begin another number or word. */
const betweenGroups = String.raw`[^\p{L}\p{N}]{0,3}`;
const digits = (count: string): string => String.raw`(?:${between}\d){${count}}`;

const mobile = String.raw`(?:(?:\+|00${between})?86${betweenGroups})?1[3-9]\d`;

/**
 * Phone and identity numbers: ten digits or more in a row; a mobile number of mainland China (with 86), a number with an
 * area code, with `+` or with 00 86, and an identity number of 18 places, also in groups. Days, amounts and short numbers
 * are kept, and so are numbers in Chinese characters and numbers of passports, which no pattern distinguishes from words.
 */
const numbers = new RegExp(
  [
    String.raw`\d{10,}[Xx]?`,
    `${mobile}${digits('8')}`,
    String.raw`${mobile}(?:${betweenGroups}\d{4}){2}`,
    String.raw`\(?0\d{2,3}(?!\d)\)?${digits('7,8')}`,
    String.raw`(?:\+|00(?=${between}86))${digits('8,15')}`,
    String.raw`[1-9]\d{5}${between}(?:19|20)${digits('2')}${between}[01]${digits('1')}${between}[0-3]${digits('4')}${between}[\dXx]`,
  ]
    .map((pattern) => `(?<!\\d)${pattern}(?!\\d)`)
    .join('|'),
  'gu',
);

/** Full-width signs of Chinese keyboards as those of ASCII. */
const narrow = (text: string): string =>
  text.replace(/[０-９（）＋－．Ｘｘ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** A text without phone and identity numbers, never longer in UTF-8 than it was. */
export function withoutNumbers(text: string, language: 'en' | 'zh'): string {
  const plain = narrow(text).replace(numbers, removed[language]);
  return plain === narrow(text) ? text : plain;
}

/**
 * Answers whose texts, in repeats too, have no phone or identity numbers, nor have the calculations that repeat these texts.
 * They are screened before they are stored.
 */
export function screened(
  answers: NestedAnswers,
  { questions }: Pick<Questionnaire, 'questions'>,
  language: 'en' | 'zh',
): NestedAnswers {
  const texts = textsAmong(questions);
  if (texts.size === 0) return answers;
  // what is neither text nor list is refused by the check, and not stored
  const one = (name: string, value: unknown): unknown => {
    if (typeof value === 'string') return texts.has(name) ? withoutNumbers(value, language) : value;
    return Array.isArray(value) ? value.map((entry: unknown) => (isObject(entry) ? own(entry) : entry)) : value;
  };
  const own = (given: object): NestedAnswers =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name, one(name, value)])) as NestedAnswers;
  return own(answers);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const known = new WeakMap<readonly Question[], ReadonlySet<string>>();

/** Questions that a person answers in words, and calculations whose expressions name one of these, directly or by others. */
function textsAmong(questions: readonly Question[]): ReadonlySet<string> {
  const found = known.get(questions);
  if (found !== undefined) return found;
  const texts = new Set(
    questions
      .filter(({ type, isBarcode, isHidden }) => type === 'text' && !isBarcode && !isHidden)
      .map(({ name }) => name),
  );
  let waiting = questions
    .filter(({ type, name }) => (type === 'text' || type === 'calculate') && !texts.has(name))
    .map(({ name, calculation = '' }) => ({ name, words: calculation.match(/[\p{L}_][\p{L}\p{N}_.-]*/gu) ?? [] }));
  for (let before = -1; before !== texts.size;) {
    before = texts.size;
    for (const { name, words } of waiting) if (words.some((word) => texts.has(word))) texts.add(name);
    waiting = waiting.filter(({ name }) => !texts.has(name));
  }
  known.set(questions, texts);
  return texts;
}
