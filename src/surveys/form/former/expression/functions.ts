import type { Value } from './values.js';
import { toNumber, toText, toTruth } from './values.js';

export interface FormFunction {
  readonly least: number;
  readonly most: number;
  readonly apply: (args: readonly Value[]) => Value;
}

const define = (least: number, most: number, apply: FormFunction['apply']): FormFunction => ({ least, most, apply });
const text = (args: readonly Value[], index: number): string => toText(args[index] ?? '');
const number = (args: readonly Value[], index: number): number => toNumber(args[index] ?? '');

/** The codes of a multiple choice: separated by white space, without duplicates. */
export function codesOf(set: string): readonly string[] {
  if (!/\s/.test(set)) return set === '' ? [] : [set];
  return set.split(/\s+/).filter((code) => code !== '');
}

/**
 * round(): half up towards positive infinity, as in XPath 1.0 section 4.4; with places, as ODK's round(number,
 * places). Digits are shifted by exponent, not by multiplication, so that 1.005 at two places does not become 1.00
 * because of its binary representation.
 */
function round(value: number, places: number): number {
  if (!Number.isFinite(value)) return value;
  const [mantissa, exponent = '0'] = String(value).split('e');
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + places}`));
  return Number(`${shifted}e${-places}`);
}

/**
 * The functions of the ODK XForms specification (section "XPath Functions") that questionnaires of this product use.
 * `if` and `coalesce` evaluate all their arguments; this makes no difference, because expressions have no side
 * effects.
 */
export const FUNCTIONS: ReadonlyMap<string, FormFunction> = new Map<string, FormFunction>([
  ['true', define(0, 0, () => true)],
  ['false', define(0, 0, () => false)],
  ['not', define(1, 1, ([value = '']) => !toTruth(value))],
  ['boolean', define(1, 1, ([value = '']) => toTruth(value))],
  ['number', define(1, 1, (args) => number(args, 0))],
  ['string', define(1, 1, (args) => text(args, 0))],
  ['selected', define(2, 2, (args) => codesOf(text(args, 0)).includes(text(args, 1).trim()))],
  ['count-selected', define(1, 1, (args) => codesOf(text(args, 0)).length)],
  ['selected-at', define(2, 2, (args) => codesOf(text(args, 0))[number(args, 1)] ?? '')],
  ['coalesce', define(2, 2, (args) => (text(args, 0) === '' ? (args[1] ?? '') : (args[0] ?? '')))],
  ['if', define(3, 3, ([test = '', yes = '', no = '']) => (toTruth(test) ? yes : no))],
  ['int', define(1, 1, (args) => Math.trunc(number(args, 0)))],
  ['round', define(1, 2, (args) => round(number(args, 0), args.length > 1 ? number(args, 1) : 0))],
  ['floor', define(1, 1, (args) => Math.floor(number(args, 0)))],
  ['ceiling', define(1, 1, (args) => Math.ceil(number(args, 0)))],
  ['abs', define(1, 1, (args) => Math.abs(number(args, 0)))],
  ['min', define(1, 20, (args) => Math.min(...args.map(toNumber)))],
  ['max', define(1, 20, (args) => Math.max(...args.map(toNumber)))],
  ['string-length', define(1, 1, (args) => [...text(args, 0)].length)],
  ['normalize-space', define(1, 1, (args) => codesOf(text(args, 0)).join(' '))],
  ['concat', define(1, 20, (args) => args.map(toText).join(''))],
  ['contains', define(2, 2, (args) => text(args, 0).includes(text(args, 1)))],
  ['starts-with', define(2, 2, (args) => text(args, 0).startsWith(text(args, 1)))],
]);
