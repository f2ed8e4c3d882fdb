/** What a definition says of quantiles: `weighted 0.5 quantile of hourly`, and the shape of a formula, whatever its names are called. */
import type { ContrastKind } from '../../../../../methodology/estimation/contrasts.js';
import { unreadable, wanted } from './unreadable.js';

/** What a formula of an index is, whatever its names are called. */
export type Shape = ContrastKind | 'segregation' | 'factor-weighted';

const shapes: Readonly<Record<string, Shape>> = {
  '100*(a-b)': 'difference',
  '100*(1-a/b)': 'relative-gap',
  '100*(a/b-1)': 'premium',
  '100*a b*c/a b': 'factor-weighted',
  'a=0.5*b|c/d-e/f|': 'segregation',
};

const word = /([A-Za-z_][A-Za-z_0-9]*)|(\d+(?:\.\d+)?)|([-+*/()|=])/g;

/** Names become a, b, c in the order in which they come: `100*(1 - ybarF/ybarM)` is `100*(1-a/b)`. */
function pattern(formula: string): string {
  const letters = new Map<string, string>();
  let before: 'name' | 'other' = 'other';
  return [...formula.matchAll(word)]
    .map(([text, name]) => {
      if (name === undefined) {
        before = 'other';
        return text;
      }
      if (!letters.has(name)) letters.set(name, String.fromCharCode(97 + letters.size));
      const apart = before === 'name' ? ' ' : '';
      before = 'name';
      return apart + letters.get(name)!;
    })
    .join('');
}

/** Errors: a formula of no known shape. */
export function shapeOf(formula: string): Shape {
  const shape = shapes[pattern(formula)];
  if (shape === undefined) throw unreadable(formula, formula.slice(0, 10), wanted.shape);
  return shape;
}

export interface QuantileText {
  readonly p: number;
  readonly variable: string;
}

/** `weighted 0.5 quantile of hourly` */
export function parseQuantile(text: string): QuantileText {
  const match = /^weighted (0?\.\d+) quantile of ([a-z_]\w*)$/.exec(text.trim());
  if (match === null) throw unreadable(text, text.slice(0, 10), wanted.quantile);
  return { p: Number(match[1]), variable: match[2]! };
}
