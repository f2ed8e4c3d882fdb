/**
 * The functions of the ODK XForms specification (https://getodk.github.io/xforms-spec/#xpath-functions) and of XPath
 * 1.0, with their least and most number of arguments.
 */
const MANY = Number.POSITIVE_INFINITY;

const ARITY: Readonly<Record<string, readonly [least: number, most: number]>> = {
  // logic
  true: [0, 0],
  false: [0, 0],
  not: [1, 1],
  boolean: [1, 1],
  'boolean-from-string': [1, 1],
  if: [3, 3],
  coalesce: [2, MANY],
  once: [1, 1],
  checklist: [2, MANY],
  'weighted-checklist': [2, MANY],
  // numbers
  number: [0, 1],
  int: [1, 1],
  round: [1, 2],
  floor: [1, 1],
  ceiling: [1, 1],
  abs: [1, 1],
  pow: [2, 2],
  exp: [1, 1],
  exp10: [1, 1],
  log: [1, 1],
  log10: [1, 1],
  sqrt: [1, 1],
  sin: [1, 1],
  cos: [1, 1],
  tan: [1, 1],
  asin: [1, 1],
  acos: [1, 1],
  atan: [1, 1],
  atan2: [2, 2],
  pi: [0, 0],
  min: [1, MANY],
  max: [1, MANY],
  sum: [1, 1],
  random: [0, 0],
  // texts
  string: [0, 1],
  concat: [1, MANY],
  join: [1, MANY],
  substr: [2, 3],
  substring: [2, 3],
  'substring-before': [2, 2],
  'substring-after': [2, 2],
  contains: [2, 2],
  'starts-with': [2, 2],
  'ends-with': [2, 2],
  'string-length': [0, 1],
  'normalize-space': [0, 1],
  translate: [3, 3],
  regex: [2, 2],
  digest: [2, 3],
  'base64-decode': [1, 1],
  'extract-signed': [2, 2],
  uuid: [0, 1],
  // choices
  selected: [2, 2],
  'selected-at': [2, 2],
  'count-selected': [1, 1],
  'jr:choice-name': [2, 2],
  'jr:itext': [1, 1],
  randomize: [1, 2],
  // repeats and data
  position: [0, 1],
  last: [0, 0],
  count: [1, 1],
  'count-non-empty': [1, 1],
  'indexed-repeat': [3, 7],
  instance: [1, 1],
  current: [0, 0],
  id: [1, 1],
  name: [0, 1],
  'local-name': [0, 1],
  'namespace-uri': [0, 1],
  lang: [1, 1],
  property: [1, 1],
  version: [0, 0],
  pulldata: [2, 4],
  // dates and places
  today: [0, 0],
  now: [0, 0],
  date: [1, 1],
  'date-time': [1, 1],
  'decimal-date-time': [1, 1],
  'decimal-date': [1, 1],
  'decimal-time': [1, 1],
  'format-date': [2, 2],
  'format-date-time': [2, 2],
  area: [1, 1],
  // the older name of `area`
  'enclosed-area': [1, 1],
  distance: [1, MANY],
  geofence: [2, 2],
  intersects: [1, 1],
};

/** Functions of SurveyCTO (https://docs.surveycto.com), which other programs do not have. They give a blank. */
const OF_VENDORS: ReadonlySet<string> = new Set([
  ...['count-if', 'sum-if', 'min-if', 'max-if', 'join-if', 'index', 'rank-index', 'rank-index-if', 'rank-value'],
  ...['item-at', 'item-index', 'item-present', 'de-duplicate', 'choice-label', 'relevant', 'empty', 'hash'],
  ...['duration', 'device-info', 'username', 'caseid', 'phone-call-log', 'phone-call-duration', 'plug-in-metadata'],
  ...['collect-is-phone-app', 'linebreak', 'lower', 'upper', 'format-number', 'short-geopoint', 'geo-scatter'],
  'distance-between',
]);

type CallFault = 'unknown-function' | 'vendor-function' | 'wrong-argument-count';

/** What is wrong with a call: an unknown function, or a number of arguments that the function does not take. */
export function callFault(name: string, count: number): CallFault | undefined {
  const arity = Object.prototype.hasOwnProperty.call(ARITY, name) ? ARITY[name] : undefined;
  if (arity === undefined) return OF_VENDORS.has(name) ? 'vendor-function' : 'unknown-function';
  return count < arity[0] || count > arity[1] ? 'wrong-argument-count' : undefined;
}
