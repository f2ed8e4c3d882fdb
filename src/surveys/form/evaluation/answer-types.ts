/**
 * Typed values of answers: how each type of question is written in data, and what is refused. Days are `2026-03-01`, times
 * `10:30` or `10:30:00.000+08:00`, instants `2026-03-01T10:30:00+08:00`, places `latitude longitude altitude accuracy`.
 */
import type { QuestionType } from '../model/form-model.js';
import type { Language } from './language.js';
import type { AnswerValue } from './nodes.js';
import { hasBlank, wordsOf } from './values.js';

/** Numbers as texts: without leading zeros, zeros that end a fraction, or a negative zero, so that equal answers are equal. */
const NUMBER = /^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;
/** Integers of XForms have 32 bits. */
const LARGEST_INTEGER = 2_147_483_647;
/** Characters of one answer. */
const LONGEST_TEXT = 1_000_000;

/** The stored value of an answer given as JSON; blank for null; undefined if it is not of the question's type. */
export function readAnswer(
  type: QuestionType,
  given: unknown,
  { isOfType }: Pick<Language, 'isOfType'>,
): AnswerValue | undefined {
  if (given === null || given === '') return '';
  if (isNumeric(type)) return readNumber(type, given);
  if (type.kind === 'acknowledge') return given === true || given === 'OK' ? 'OK' : undefined;
  if (type.kind === 'selectMultiple' || type.kind === 'rank') return readChoices(given);
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) return undefined;
  return isOfType(type.kind, text) ? text : undefined;
}

function isNumeric({ kind }: QuestionType): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'range';
}

function readNumber(type: QuestionType, given: unknown): number | undefined {
  const isText = typeof given === 'string' && NUMBER.test(given);
  const number = typeof given === 'number' ? given : isText ? Number(given) : Number.NaN;
  if (!Number.isFinite(number)) return undefined;
  const isInteger = Number.isInteger(number) && Math.abs(number) <= LARGEST_INTEGER;
  if (type.kind === 'integer') return isInteger ? number : undefined;
  return type.kind === 'range' && !isStep(type, number) ? undefined : number;
}

function isStep({ start, end, step }: QuestionType & { kind: 'range' }, number: number): boolean {
  const steps = (number - start) / step;
  const isInside = number >= Math.min(start, end) && number <= Math.max(start, end);
  return isInside && Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** A list of codes, or a text with one blank between them; no code twice. */
function readChoices(given: unknown): string | undefined {
  if (typeof given === 'string' && !hasBlank(given)) return given;
  const codes = typeof given === 'string' ? wordsOf(given) : given;
  if (!Array.isArray(codes)) return undefined;
  if (typeof given === 'string' && codes.join(' ') !== given) return undefined;
  const texts = codes.map((code: unknown) => (typeof code === 'number' ? String(code) : code));
  const areCodes = texts.every((code) => typeof code === 'string' && code !== '' && !/\s/.test(code));
  return areCodes && new Set(texts).size === texts.length ? texts.join(' ') : undefined;
}

/** The value as data: lists for questions with several choices, null for a blank. */
export function answerAsJson(type: QuestionType, value: AnswerValue): string | number | readonly string[] | null {
  if (value === '') return null;
  return type.kind === 'selectMultiple' || type.kind === 'rank' ? wordsOf(String(value)) : value;
}

/** The stored value of what a calculation or default gives; what is no number is blank in a question of numbers. */
export function computedAnswer(
  type: QuestionType,
  value: string | number | boolean,
  number: () => number,
): AnswerValue {
  if (isNumeric(type)) {
    const found = value === '' ? Number.NaN : number();
    if (Number.isNaN(found)) return '';
    return type.kind === 'integer' ? Math.trunc(found) : found;
  }
  if (typeof value === 'number') return Number.isNaN(value) ? '' : value;
  return typeof value === 'boolean' ? String(value) : value;
}
