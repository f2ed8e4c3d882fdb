import { canonicalNumber, DECIMAL } from './canonical-number.js';
import { hasBlank, wordsOf } from './evaluation/values.js';
import type { FormQuestion } from './form.js';
import type { QuestionType } from './questionnaire.js';
import { TEXT_LIMIT } from './text-limit.js';

export type ValueFault =
  | 'not-a-choice'
  | 'duplicate-choice'
  | 'exclusive-choice'
  | 'not-an-integer'
  | 'not-a-number'
  | 'not-a-day'
  | 'not-a-time'
  | 'incomplete'
  | 'too-long'
  | 'bad-text';

/**
 * Checks the format of an answer that is not blank; returns undefined if it is valid. Does not check constraint or
 * relevance. `isRead`: the engine could read it as a value of the question's type. Numbers must be canonical (`canonicalNumber`), so that equal answers are equal texts.
 */
export function valueFault(question: FormQuestion, value: string, isRead: boolean): ValueFault | undefined {
  return CHECKS[question.type](value, question, isRead);
}

/** A first answer as a person would give it: numbers that are not too long, times without seconds and time zone. */
export function firstText({ type }: Pick<FormQuestion, 'type'>, stored: string | number): string {
  const text = String(stored);
  if (type === 'integer' || type === 'decimal') return canonicalNumber(text && Number(text).toFixed(9)) ?? text;
  return type === 'time' || type === 'datetime' ? text.replace(/^(.{10}T|)(\d\d:\d\d)[:+Z-].*$/, '$1$2') : text;
}

type Check = (value: string, question: FormQuestion, isRead: boolean) => ValueFault | undefined;

const CHECKS: Readonly<Record<QuestionType, Check>> = {
  select_one: (value, question) => (question.codes.has(value) ? undefined : 'not-a-choice'),
  select_multiple: (value, question) => setFault(question, value),
  rank: (value, question) => setFault(question, value),
  integer: (value, _question, isRead) => (isRead && DECIMAL.test(value) ? undefined : 'not-an-integer'),
  decimal: (value, _question, isRead) => (isRead && DECIMAL.test(value) ? undefined : 'not-a-number'),
  text: (value) => (isPlainText(value) ? undefined : 'bad-text'),
  calculate: () => undefined,
  date: (value) => (isDay(value) ? undefined : 'not-a-day'),
  time: (value) => (isTime(value) ? undefined : 'not-a-time'),
  datetime: (value) =>
    isDay(value.slice(0, 10)) && value[10] === 'T' && isTime(value.slice(11)) ? undefined : 'not-a-day',
  note: () => 'bad-text',
};

/** Hours and minutes, without a time zone. */
const isTime = (value: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value);

/** A day of the calendar in the years from 1900 to 2199, written `2026-03-01`. */
function isDay(value: string): boolean {
  const [year, month, day] = (/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value) ? value : '').split('-').map(Number);
  if (!year || !month || !day || month > 12) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

/** A refusal code cannot be combined with other codes; other exclusions are in the constraint. */
function setFault(question: FormQuestion, value: string): ValueFault | undefined {
  if (!hasBlank(value)) return question.codes.has(value) ? undefined : 'not-a-choice';
  const codes = wordsOf(value);
  if (codes.join(' ') !== value || codes.some((code) => !question.codes.has(code))) return 'not-a-choice';
  if (new Set(codes).size < codes.length) return 'duplicate-choice';
  return codes.length > 1 && codes.some((code) => question.declineCodes.has(code)) ? 'exclusive-choice' : undefined;
}

/**
 * Plain text has no control characters except line breaks and tabs, no lone surrogates, and at most 2,000 UTF-16
 * units.
 */
function isPlainText(value: string): boolean {
  if (value.length > TEXT_LIMIT) return false;
  for (const sign of value) {
    const point = sign.codePointAt(0) ?? 0;
    if ((point < 32 && !'\n\t'.includes(sign)) || point === 127 || (point >= 0xd800 && point <= 0xdfff)) return false;
  }
  return true;
}
