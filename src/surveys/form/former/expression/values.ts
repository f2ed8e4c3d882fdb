/**
 * Values and their conversions, after XPath 1.0 section 4 as ODK uses it.
 *
 * A blank or irrelevant answer is the empty string. In arithmetic and in <, <=, >, >= it becomes NaN, so such a
 * comparison is false and a sum is NaN; in = and != it is compared as text ('' = '1' is false, '' != '1' is true).
 * There is no third truth value for missing answers. As a truth value an answer counts as its text: blank is false,
 * anything else true.
 */
export type Value = string | number | boolean;

const NUMBER = /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*$/;

export function toNumber(value: Value): number {
  if (typeof value === 'string') return NUMBER.test(value) ? Number(value) : NaN;
  return Number(value);
}

export function toText(value: Value): string {
  return typeof value === 'string' ? value : String(Object.is(value, -0) ? 0 : value);
}

export function toTruth(value: Value): boolean {
  return typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : Boolean(value);
}

/** XPath 1.0, section 3.4: compares as booleans if either is one, else as numbers if either is one, else as text. */
export function equal(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return toTruth(left) === toTruth(right);
  if (typeof left === 'number' || typeof right === 'number') return toNumber(left) === toNumber(right);
  return left === right;
}
