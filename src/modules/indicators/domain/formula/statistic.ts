/**
 * What a definition says of quantiles and of comparisons: `weighted 0.5 quantile of hourly`, `mean hourly(M) - mean hourly(F)`,
 * `green_job_share(sex=2)`, and the shape of its formula. Text is read, never evaluated; any names will do.
 */
import type { ContrastKind } from '../../../../methodology/estimation/contrasts.js';
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

/** `mean` or `median` of a variable, or the share of another definition (`indicator`), of one group. */
interface GroupStatistic {
  readonly of: 'mean' | 'median' | 'indicator';
  readonly name: string;
  /** A condition of the formula language. */
  readonly group: string;
}

const sexes: Readonly<Record<string, string>> = { F: 'sex = 2', M: 'sex = 1' };

/** `child = care_resp in 2,4; no child = care_resp in 1,3`: names of groups that a note explains. */
function namedGroups(notes: string): ReadonlyMap<string, string> {
  const found = notes
    .split(';')
    .map((part) => /^\s*([a-z][a-z ]*?) = ([a-z_]\w* (?:in|has|=|<|>) ?[\w, -]+?)\s*$/.exec(part));
  return new Map(found.flatMap((match) => (match === null ? [] : [[match[1]!, match[2]!] as const])));
}

function groupOf(text: string, names: ReadonlyMap<string, string>): string {
  const parts = text.split(/,\s+/).map((part) => sexes[part.trim()] ?? names.get(part.trim()) ?? part.trim());
  return parts.join(' and ');
}

function statistic(text: string, names: ReadonlyMap<string, string>): GroupStatistic {
  const match = /^(?:(mean|median) )?([a-z_]\w*)\(([^()]+)\)$/.exec(text.trim());
  if (match === null) throw unreadable(text, text.slice(0, 10), wanted.statistic);
  const [, kind, name, group] = match;
  return { of: (kind as 'mean' | 'median' | undefined) ?? 'indicator', name: name!, group: groupOf(group!, names) };
}

export interface Comparison {
  readonly statistic: GroupStatistic['of'];
  /** The variable, or the id of the definition that is compared. */
  readonly name: string;
  readonly of: string;
  readonly to: string;
  /** Narrows the universe. */
  readonly over: string | null;
  readonly contrast: ContrastKind;
}

interface ComparisonTexts {
  readonly numerator: string;
  readonly denominator: string;
  readonly notes: string;
}

/** A gap names the larger group first (`a - b` over `a`), other contrasts name one group in each place. */
export function parseComparison(texts: ComparisonTexts, contrast: ContrastKind): Comparison {
  const names = namedGroups(texts.notes);
  const [numerator, over] = texts.numerator.split(' over ') as [string, string?];
  const parts = numerator.split(' - ').map((part) => statistic(part, names));
  const of = contrast === 'relative-gap' ? parts[1] : parts[0];
  const to = statistic(texts.denominator.split(' over ')[0]!, names);
  const fits = parts.length === (contrast === 'relative-gap' ? 2 : 1);
  if (of === undefined || !fits || of.of !== to.of || of.name !== to.name)
    throw unreadable(texts.numerator, numerator, wanted.sameStatistic);
  return { statistic: to.of, name: to.name, of: of.group, to: to.group, over: over ?? null, contrast };
}
