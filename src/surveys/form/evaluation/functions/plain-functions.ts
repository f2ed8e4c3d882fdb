/**
 * The functions of questionnaires in the format of the catalogue, whose questions are in no group: the part of the standard
 * that the phone page loads before the first question.
 */
import type { Frame, Operand, XPathFunction } from '../operand.js';
import { hasBlank, toNumber, toText, wordsOf } from '../values.js';
import { numberAt, numbersFrom, textAt, textsFrom } from './arguments.js';

/** A function of one number. */
export const ofNumber =
  (compute: (number: number) => number): XPathFunction =>
  (args, frame) =>
    compute(numberAt(args, 0, frame));

/** A test of a text and a part of it. */
export const ofTwo =
  (test: (text: string, part: string) => boolean): XPathFunction =>
  (args, frame) =>
    test(textAt(args, 0, frame), textAt(args, 1, frame));

/** The first argument, or the text of the context node if there is none. */
const subject = (args: readonly Operand[], frame: Frame): string =>
  args.length === 0 ? frame.item.text : textAt(args, 0, frame);

/** Halves are rounded away from zero, as ODK does; `places` may be negative. */
function rounded(number: number, places: number): number {
  if (!Number.isFinite(number) || Number.isNaN(places)) return Number.isNaN(places) ? Number.NaN : number;
  const shifted = Number(`${Math.abs(number)}e${Math.trunc(places)}`);
  // a number that is written with an exponent cannot be shifted by text
  const whole = Math.round(Number.isNaN(shifted) ? Math.abs(number) * 10 ** places : shifted);
  return Math.sign(number) * Number(`${whole}e${-Math.trunc(places)}`);
}

/** The lowest or highest of all arguments; NaN if one is no number or there is none. */
const extreme =
  (choose: (...numbers: number[]) => number): XPathFunction =>
  (args, frame) => {
    const numbers = numbersFrom(args, 0, frame);
    return numbers.length === 0 ? Number.NaN : numbers.reduce((one, other) => choose(one, other));
  };

/** Whether a code is among those of an answer; this runs more often than any other function, and makes no list. */
function isSelected(answer: string, code: string): boolean {
  if (answer === code) return code !== '' && !hasBlank(code);
  return answer.includes(code) && wordsOf(answer).includes(code);
}

export const PLAIN_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  true: () => true,
  false: () => false,
  coalesce: (args, frame) => {
    for (const arg of args) {
      const text = toText(arg.run(frame));
      if (text !== '') return text;
    }
    return '';
  },
  number: (args, frame) => (args.length === 0 ? toNumber(frame.item.text) : numberAt(args, 0, frame)),
  int: ofNumber(Math.trunc),
  round: (args, frame) => rounded(numberAt(args, 0, frame), args.length > 1 ? numberAt(args, 1, frame) : 0),
  floor: ofNumber(Math.floor),
  ceiling: ofNumber(Math.ceil),
  abs: ofNumber(Math.abs),
  min: extreme(Math.min),
  max: extreme(Math.max),
  string: subject,
  concat: (args, frame) => textsFrom(args, 0, frame).join(''),
  contains: ofTwo((text, part) => text.includes(part)),
  'starts-with': ofTwo((text, part) => text.startsWith(part)),
  'string-length': (args, frame) => subject(args, frame).length,
  'normalize-space': (args, frame) => wordsOf(subject(args, frame)).join(' '),
  selected: (args, frame) => isSelected(textAt(args, 0, frame), textAt(args, 1, frame).trim()),
  'selected-at': (args, frame) => wordsOf(textAt(args, 0, frame))[numberAt(args, 1, frame)] ?? '',
  'count-selected': (args, frame) => wordsOf(textAt(args, 0, frame)).length,
};
