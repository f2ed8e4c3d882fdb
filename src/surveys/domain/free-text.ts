import { localized } from '../../kernel/localized-text.js';
import type { Answers, NestedAnswers, Questionnaire } from '../form/index.js';

const removed = localized('[number removed]', '[号码已删除]');

/**
 * Phone and identity numbers: ten digits or more in a row; a mobile number of mainland China (with 86), a number with an
 * area code or with `+`, and an identity number of 18 places, also in groups. Days, amounts and short numbers are kept.
 */
const numbers = new RegExp(
  [
    String.raw`\d{10,}[Xx]?`,
    String.raw`(?:\+?86[ -]?)?1[3-9]\d(?:[ .-]?\d){8}`,
    String.raw`\(?0\d{2,3}(?:[ -]|\) ?)\d{3,4}[ -]?\d{4}`,
    String.raw`\+\d(?:[ .-]?\d){7,14}`,
    String.raw`\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]`,
  ]
    .map((pattern) => `(?<!\\d)${pattern}(?!\\d)`)
    .join('|'),
  'g',
);

/** Full-width signs of Chinese keyboards as those of ASCII. */
const narrow = (text: string): string =>
  text.replace(/[０-９（）＋－Ｘｘ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** A text without phone and identity numbers. */
export function withoutNumbers(text: string, language: 'en' | 'zh'): string {
  const plain = narrow(text).replace(numbers, removed[language]);
  return plain === narrow(text) ? text : plain;
}

/** Answers whose texts, in repeats too, have no phone or identity numbers. They are screened before they are stored. */
export function screened(
  answers: NestedAnswers,
  { questions }: Pick<Questionnaire, 'questions'>,
  language: 'en' | 'zh',
): NestedAnswers {
  const texts = new Set(questions.filter(({ type }) => type === 'text').map(({ name }) => name));
  if (texts.size === 0) return answers;
  const own = (given: Answers): Answers =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => one(name, value)));
  const one = (name: string, value: string): [string, string] => [
    name,
    texts.has(name) ? withoutNumbers(value, language) : value,
  ];
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) =>
      typeof value === 'string' ? one(name, value) : [name, value.map(own)],
    ),
  );
}
