/**
 * Functions of numbers and conditions: https://getodk.github.io/xforms-spec/#xpath-functions and XPath 1.0, section 4.4.
 * What is no number gives NaN, which is stored as a blank.
 */
import type { Frame, Operand, XPathFunction } from '../operand.js';
import { toBoolean, toNumber, toText } from '../values.js';
import { nodesOfArgument, numberAt, numbersFrom, textAt } from './arguments.js';
import { ofNumber } from './plain-functions.js';

function isBetween(count: number, [least, most]: readonly [number, number]): boolean {
  return (least === -1 || count >= least) && (most === -1 || count <= most);
}

export const NUMBER_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  'boolean-from-string': (args, frame) => ['true', '1'].includes(textAt(args, 0, frame).toLowerCase()),
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
