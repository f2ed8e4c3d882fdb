/**
 * Values of XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116) as ODK uses them. Days and instants are texts of
 * ISO 8601, which become days since 1970-01-01 where a number is asked for
 * (https://getodk.github.io/xforms-spec/#fn:number). Texts are compared by code units; numbers are IEEE doubles.
 */
import { daysOf } from './moments.js';
import type { XPathNode } from './nodes.js';

/** A list of nodes is in the order of the form. A reference to one question is its plain value, blank as `''`. */
export type XPathValue = string | number | boolean | readonly XPathNode[];

/** The text of a value; of nodes, that of the first, or `''` if there is none. Not a number is blank. */
export function toText(value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  return typeof value === 'boolean' ? String(value) : (value[0]?.text ?? '');
}

/** The number of a value: days since 1970-01-01 of a day or instant; NaN of a text that is neither. */
export function toNumber(value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return numberOfText(toText(value));
}

/** The number of an answer, which most often is stored as one. */
export function numberOfNode(node: XPathNode): number {
  const value = node.kind === 'question' ? node.value : node.text;
  return typeof value === 'number' ? value : numberOfText(value);
}

function numberOfText(text: string): number {
  const number = Number(text);
  if (Number.isNaN(number)) return daysOf(text);
  // JavaScript reads blanks as 0 and knows other bases, XPath does not
  return /^\s*$|[xob]/i.test(text) ? Number.NaN : number;
}

/** A list of nodes is true if it has one, whatever the node's text is (XPath 1.0, section 4.3). */
export function toBoolean(value: XPathValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

/** Equality of two values of which neither is a list of nodes (XPath 1.0, section 3.4). */
export function areEqual(left: string | number | boolean, right: string | number | boolean): boolean {
  if (typeof left === typeof right) return left === right;
  if (typeof left === 'boolean' || typeof right === 'boolean') return toBoolean(left) === toBoolean(right);
  return toNumber(left) === toNumber(right);
}

/** Whether a text has a blank: one code has none. */
export const hasBlank = (text: string): boolean => /\s/.test(text);

/** The words of a text that are separated by blanks: the choices of an answer. */
export function wordsOf(text: string): readonly string[] {
  const trimmed = text.trim();
  return trimmed === '' ? [] : trimmed.split(/\s+/);
}
