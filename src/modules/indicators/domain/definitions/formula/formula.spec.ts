import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nestedConditions } from '../../../../../../test/support/nested-conditions.js';
import { printWeightedSum } from '../../../../../../test/support/print-weighted-sum.js';
import type { Problem } from '../../../../../kernel/problem.js';
import { parseStatistics } from './comparison.js';
import { compileCondition, compileExpression, type Variables } from './evaluate.js';
import { parseCondition, parseWeightedSum } from './parse.js';
import { printCondition } from './print.js';
import type { Comparison, Condition, Expression } from './syntax.js';

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Problem).options.detail!.en;
  }
  return 'read';
}

const name = fc.constantFrom('age', 'sex', 'social_ins', 'hourly', 'x9', '_y');
const code = fc.oneof(fc.nat({ max: 99 }).map(String), fc.constantFrom('A', 'output', '2.5'));
const codes = fc.array(code, { minLength: 1, maxLength: 4 });
const comparison = fc.constantFrom<Comparison>('=', '<', '>', '<=', '>=');

const simple: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('compare' as const), name, comparison, value: code }),
  fc.record({ kind: fc.constantFrom('in' as const, 'has' as const), name, values: codes }),
  fc.record({ kind: fc.constant('between' as const), name, low: fc.nat(50), high: fc.nat(50) }),
  fc.record({ kind: fc.constant('known' as const), name }),
);

const condition = nestedConditions(simple);

const expression = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('variable' as const), name }),
    fc.record({ kind: fc.constant('constant' as const), value: fc.nat(1000) }),
    fc.record({ kind: fc.constant('indicator' as const), condition }),
    fc.record({ kind: fc.constant('product' as const), parts: fc.tuple(tie('expression'), tie('expression')) }),
    fc.record({
      kind: fc.constant('sum' as const),
      parts: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('quotient' as const), left: tie('expression'), right: tie('expression') }),
  ),
})).expression;

/** Printing and parsing must not change a formula. Texts beyond the limits of the language are excluded. */
function roundTrip<T>(value: T, print: (value: T) => string, read: (text: string) => T): void {
  const text = print(value);
  const depth = Math.max(
    ...[...text].map((_, at) => [...text.slice(0, at)].filter((sign) => '(['.includes(sign)).length),
  );
  fc.pre(text.length <= 1000 && depth + text.split('not ').length < 20);
  expect(read(text)).toEqual(value);
}

describe('the formula language', () => {
  it('parses what it prints', () => {
    fc.assert(
      fc.property(condition, (value) => roundTrip(value, printCondition, parseCondition)),
      { numRuns: 400 },
    );
    const sums = fc.record({ factor: fc.integer({ min: 1, max: 99 }), expression });
    fc.assert(
      fc.property(sums, (value) => roundTrip(value, printWeightedSum, parseWeightedSum)),
      { numRuns: 400 },
    );
  });

  it('fails for invalid text with a problem, never with another error', () => {
    const words = fc.constantFrom(
      'SUM',
      'w',
      '*',
      '[',
      ']',
      '(',
      ')',
      'age',
      '=',
      '1',
      'and',
      'or',
      'not',
      'in',
      '-',
      ' ',
      '💥',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const read of [parseCondition, parseWeightedSum, parseStatistics])
          expect(refusal(() => read(text))).toMatch(/^read$|expected/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['employee = 1 and age 16-24', 'employee = 1 and age 16-24'],
    ['env_domain has 8 or 9', 'env_domain has 8,9'],
    ['unfair has any of 1-3', 'unfair has 1,2,3'],
    ['isco in 1 or sex = 2', 'isco in 1 or sex = 2'],
    ['isco in 1 or 2 or age 16-24', 'isco in 1,2 or age 16-24'],
    ['isic in A or C or not (a = 1 and b = 2)', 'isic in A,C or not (a = 1 and b = 2)'],
    ['(a = 1 or b = 1) and c >= 48', '(a = 1 or b = 1) and c >= 48'],
  ])('accepts %s', (text, printed) => expect(printCondition(parseCondition(text))).toBe(printed));

  it.each([
    [
      'SUM w*green_job*]',
      '"]" at character 17 is not valid; expected: a variable, a number, a condition in [ ] or a formula in ( ).',
    ],
    [
      'SUM w*',
      'The formula is incomplete at character 7; expected: a variable, a number, a condition in [ ] or a formula in ( ).',
    ],
    ['green_job', '"green_job" at character 1 is not valid; expected: "SUM".'],
    ['SUM w*[sex=2', 'The formula is incomplete at character 13; expected: "]".'],
    [
      'SUM w*[sex＝2]',
      '"＝2]" at character 11 is not valid; expected: letters a-z, digits, _ and the signs [ ] ( ) * + - / = < > , as half-width characters.',
    ],
    ['SUM w*emp 7', '"7" at character 11 is not valid; expected: the end of the formula.'],
  ])('reports where %s is not valid, and what is expected there', (text, detail) => {
    expect(refusal(() => parseWeightedSum(text))).toBe(detail);
  });

  it.each([
    'process.exit()',
    'SUM w*constructor.constructor("return process")()',
    '${process.env}',
    '`x`',
    'emp = 1; DROP TABLE indicators_cell',
    "emp = '1' OR 1=1 --",
    '',
    'emp',
    'emp = ',
    'isco in 1-100000000',
    'isco in 9-1',
    'isco in 1.5-3',
    'isco in A-C',
    'not '.repeat(30) + 'emp = 1',
    '('.repeat(10_000) + 'emp = 1' + ')'.repeat(10_000),
    '('.repeat(400) + 'emp = 1' + ')'.repeat(400),
    'emp = 1 and '.repeat(100_000),
  ])('refuses %.40s', (text) => {
    expect(refusal(() => parseCondition(text))).toMatch(/expected/);
    expect(refusal(() => parseWeightedSum(`SUM w*[${text}]`))).toMatch(/expected/);
    expect(refusal(() => parseStatistics(`mean hourly(${text})`))).toMatch(/expected/);
  });
});

describe('the value of a formula for one person', () => {
  const answers: Readonly<Record<string, string | null>> = { yes: '1', no: '0', open: null, hours: '40', none: '0' };
  const person: Variables = {
    number: (variable) => (answers[variable] ? Number(answers[variable]) : null),
    code: (variable) => answers[variable] ?? null,
    codes: (variable) => (answers[variable] ? new Set(answers[variable].split(' ')) : null),
  };

  it.each([
    ['yes = 1 and no = 1', 0],
    ['no = 1 and open = 1', 0],
    ['yes = 1 and open = 1', null],
    ['yes = 1 or open = 1', 1],
    ['no = 1 or open = 1', null],
    ['not open = 1', null],
    ['not no = 1', 1],
    ['open known', 0],
    ['hours >= 40 and hours <= 40', 1],
    ['hours < 40', 0],
    ['hours > 39 and not hours > 40', 1],
  ])('%s is %p', (text, value) => expect(compileCondition(parseCondition(text))(person)).toBe(value));

  it.each([
    ['SUM w*yes*hours', 40],
    ['SUM w*no*open', null],
    ['SUM w*(yes + [hours = 40])', 2],
    ['SUM w*hours/none', null],
    ['SUM w*none/none', null],
  ])('%s is %p', (text, value) => expect(compileExpression(parseWeightedSum(text).expression)(person)).toBe(value));
});
