/**
 * Functions of numbers and conditions: https://getodk.github.io/xforms-spec/#xpath-functions and XPath 1.0, section 4.4.
 * What is no number gives NaN, which is stored as a blank.
 */
import type { Frame, Operand, XPathFunction } from '../operand.js';
import { toBoolean, toNumber, toText } from '../values.js';
import { nodesOfArgument, numberAt, numbersFrom, textAt } from './arguments.js';

const ofNumber =
  (compute: (number: number) => number): XPathFunction =>
  (args, frame) =>
    compute(numberAt(args, 0, frame));

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

function isBetween(count: number, [least, most]: readonly [number, number]): boolean {
  return (least === -1 || count >= least) && (most === -1 || count <= most);
}

export const NUMBER_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  true: () => true,
  false: () => false,
  'boolean-from-string': (args, frame) => ['true', '1'].includes(textAt(args, 0, frame).toLowerCase()),
  coalesce: (args, frame) => {
    for (const arg of args) {
      const text = toText(arg.run(frame));
      if (text !== '') return text;
    }
    return '';
  },
  checklist: (args, frame) => {
    const count = args.slice(2).filter((arg) => toBoolean(valueOf(arg, frame))).length;
    return isBetween(count, [numberAt(args, 0, frame), numberAt(args, 1, frame)]);
  },
  'weighted-checklist': (args, frame) => {
    let weight = 0;
    for (let at = 2; at + 1 < args.length; at += 2) {
      const arg = args[at];
      if (arg !== undefined && toBoolean(valueOf(arg, frame))) weight += numberAt(args, at + 1, frame);
    }
    return isBetween(weight, [numberAt(args, 0, frame), numberAt(args, 1, frame)]);
  },
  number: (args, frame) => (args.length === 0 ? toNumber(frame.item.text) : numberAt(args, 0, frame)),
  int: ofNumber(Math.trunc),
  round: (args, frame) => rounded(numberAt(args, 0, frame), args.length > 1 ? numberAt(args, 1, frame) : 0),
  floor: ofNumber(Math.floor),
  ceiling: ofNumber(Math.ceil),
  abs: ofNumber(Math.abs),
  pow: (args, frame) => numberAt(args, 0, frame) ** numberAt(args, 1, frame),
  exp: ofNumber(Math.exp),
  exp10: ofNumber((number) => 10 ** number),
  log: ofNumber(Math.log),
  log10: ofNumber(Math.log10),
  sqrt: ofNumber(Math.sqrt),
  sin: ofNumber(Math.sin),
  cos: ofNumber(Math.cos),
  tan: ofNumber(Math.tan),
  asin: ofNumber(Math.asin),
  acos: ofNumber(Math.acos),
  atan: ofNumber(Math.atan),
  atan2: (args, frame) => Math.atan2(numberAt(args, 0, frame), numberAt(args, 1, frame)),
  pi: () => Math.PI,
  min: extreme(Math.min),
  max: extreme(Math.max),
  sum: (args, frame) => numbersFrom(args, 0, frame).reduce((sum, number) => sum + number, 0),
  random: (_args, { environment }) => environment.context.random(),
  count: (args, frame) => nodesOfArgument(args, 0, frame).length,
  'count-non-empty': (args, frame) => nodesOfArgument(args, 0, frame).filter(({ text }) => text !== '').length,
};

/** Items of checklists count if they are not blank, not 0 and not false. */
function valueOf(arg: Operand, frame: Frame): string | number | boolean {
  const value = arg.run(frame);
  if (typeof value === 'object') return toText(value);
  const isNumber = typeof value === 'string' && value !== '' && !Number.isNaN(toNumber(value));
  return isNumber ? toNumber(value) : value;
}
