/** Written into the JSON text unchanged, for what `JSON.stringify` can't write. */
const unquoted = ['1e400', '-1e400', '1e-400', '00012', '0.1e1', '123456789012345678901234567890'];
const mark = (text: string): string => `\u2063raw:${text}\u2063`;

/** Values that are valid for at most some fields. */
const values: readonly unknown[] = [
  '2026-02-30',
  'infinity',
  '-infinity',
  'now',
  '0000-01-01',
  '9999-12-31',
  '+275760-09-13',
  '2026-03-10T25:61:00Z',
  'May 1 99',
  'NaN',
  null,
  true,
  0,
  -1,
  1.5,
  2_147_483_648,
  -9_007_199_254_740_993,
  1e300,
  '',
  ' \t\u00a0\u3000',
  'x'.repeat(20_000),
  '字'.repeat(5001),
  'a\u0000b',
  'a\u0007\u001b[2Jb',
  'line\r\nBcc: other@work.example',
  '\u202egnp.exe\u2066',
  '\ud800',
  'z\u0300\u0301\u0302'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(40),
  "'; DROP TABLE identity_person; --",
  '<script>alert(1)</script>',
  '{{constructor.constructor("return process")()}}',
  '../../../../etc/passwd',
  '%00%ff%2e%2e',
  '=HYPERLINK("http://other.example")',
  [],
  [null],
  [[[]]],
  ['park', 'park', 'park'],
  {},
  { en: 7, zh: [] },
  { length: 1e9 },
  { toString: 'x', valueOf: null },
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
  '１２３',
  '-5',
  ...unquoted.map(mark),
];

const nested = (depth: number): unknown => (depth === 0 ? 'x' : { a: nested(depth - 1) });
const keyed = JSON.parse('{"__proto__":{"roles":["administrator"]},"constructor":{"prototype":{}}}') as unknown;
const all: readonly unknown[] = [...values, nested(12), nested(200), keyed];

/** How many different values there are before draws repeat; `others` are ids of another workspace. */
export function hostileValues(others: readonly string[]): readonly unknown[] {
  return [...all, ...others];
}

export function jsonOf(body: unknown): string {
  return JSON.stringify(body).replace(/"\u2063raw:([^\u2063]*)\u2063"/g, '$1');
}

/** In a path or query everything is text; a lone surrogate has no form in UTF-8. */
export function textOf(value: unknown): string {
  const text =
    typeof value === 'string' ? value.replace(/^\u2063raw:([^\u2063]*)\u2063$/, '$1') : JSON.stringify(value);
  return text.toWellFormed().slice(0, 6000);
}

/** A copy of the body with the value at `name.en` or `list.0.code`. */
export function withValue(body: unknown, name: string, value: unknown): unknown {
  const [first, ...rest] = name.split('.');
  const inner = (old: unknown): unknown => (rest.length === 0 ? value : withValue(old, rest.join('.'), value));
  if (Array.isArray(body)) return [inner(body[0]), ...(body.slice(1) as unknown[])];
  if (first === '0') return [inner(undefined)];
  const old = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return { ...old, [first!]: inner(old[first!]) };
}
