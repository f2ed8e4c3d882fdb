import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Expression } from './ast.js';
import { childrenOf, ExpressionProblem } from './ast.js';
import { compileExpression } from './compile.js';
import { parseExpression } from './parse.js';
import type { Value } from './values.js';
import { toText } from './values.js';

const NAMES = ['blank', 'one', 'ten', 'set', 'word'];
const VALUES = ['', '1', '10', '1 3 98', 'green'];

function evaluate(cell: string, current = ''): Value {
  const slotOf = (name: string): number | undefined => (NAMES.includes(name) ? NAMES.indexOf(name) : undefined);
  return compileExpression(parseExpression(cell), { slotOf, current: true }).evaluate({ values: VALUES, current });
}

function problemOf(cell: string, current = true): { fault: string; at: number; found: string } {
  try {
    const slotOf = (name: string): number | undefined => (NAMES.includes(name) ? NAMES.indexOf(name) : undefined);
    compileExpression(parseExpression(cell), { slotOf, current });
  } catch (error) {
    if (error instanceof ExpressionProblem) return { fault: error.fault, at: error.at, found: error.found };
    throw error;
  }
  throw new Error('accepted');
}

describe('an expression of a questionnaire', () => {
  it.each<[string, Value]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['-2 * 3', -6],
    ['- - 2', 2],
    ['7 div 2', 3.5],
    ['-7 mod 3', -1],
    ['.5 + 1.', 1.5],
    ['1 < 2 and 2 < 1 or true()', true],
    ['true() or false() and false()', true],
    ['1 = 1 != false()', true],
    ['not(1 > 2)', true],
    ["'a' = 'a'", true],
    ["'a' < 'b'", false],
    ["${word} = 'green'", true],
    ['${ten} > ${one}', true],
    ["${ten} = '10.0'", false],
    ['${ten} = 10.0', true],
    ["selected(${set}, '3')", true],
    ["selected(${set}, '9')", false],
    ["selected(${set}, ' 3 ')", true],
    ['count-selected(${set})', 3],
    ['count-selected(${blank})', 0],
    ['selected-at(${set}, 1)', '3'],
    ['selected-at(${set}, 7)', ''],
    ["coalesce(${blank}, 'x')", 'x'],
    ["coalesce(${one}, 'x')", '1'],
    ["if(${one} = 1, 'yes', 'no')", 'yes'],
    ['int(3.9)', 3],
    ['int(-3.9)', -3],
    ['round(2.5)', 3],
    ['round(-2.5)', -2],
    ['round(1.005, 2)', 1.01],
    ['round(1234, -2)', 1200],
    ["string-length('绿色𠀀')", 3],
    ["concat('a', 1, true())", 'a1true'],
    ["contains('carbon', 'bon')", true],
    ["starts-with('carbon', 'bon')", false],
    ['max(1, ${ten}, 3)', 10],
    ['abs(-2) + floor(1.7) + ceiling(1.2)', 5],
    ["normalize-space('  a  b ')", 'a b'],
    ["'it''s' = 'x'", false],
  ])('%s is %p', (cell, expected) => {
    if (cell.includes("''s")) expect(problemOf(cell).fault).toBe('syntax');
    else expect(evaluate(cell)).toEqual(expected);
  });

  it.each<[string, Value]>([
    ['${blank} > 0', false],
    ['${blank} <= 0', false],
    ['${blank} = 0', false],
    ['${blank} != 0', true],
    ["${blank} = ''", true],
    ["${blank} = '1'", false],
    ["${blank} != '1'", true],
    ['${blank} + 1', NaN],
    ['${blank} + 1 > 0', false],
    ['not(${blank} > 0)', true],
    ['not(${blank})', true],
    ['boolean(${one})', true],
    ['100 - coalesce(${blank}, 0)', 100],
    ['number(${word})', NaN],
    ["number('1e3')", NaN],
  ])('a blank answer in %s gives %p', (cell, expected) => {
    expect(evaluate(cell)).toEqual(expected);
  });

  it('reads a hyphen inside a name as part of it, and between operands as minus', () => {
    expect(evaluate('${ten}-${one}')).toBe(9);
    expect(evaluate('${ten} -1')).toBe(9);
    expect(problemOf('a-b').found).toBe('a-b');
  });

  it('reads `and`, `or`, `div`, `mod` as operators only after an operand', () => {
    expect(evaluate('6 div 2 mod 2')).toBe(1);
    expect(problemOf('and (1, 2)')).toEqual({ fault: 'unknown-function', at: 0, found: 'and' });
  });

  it('reads the answer being checked by its sign', () => {
    expect(evaluate('. >= 16 and . <= 99', '16')).toBe(true);
    expect(evaluate('. >= 16 and . <= 99', '15')).toBe(false);
    expect(evaluate('.>0 and .<=112', '0.5')).toBe(true);
  });

  it.each([
    ['1 +', 'syntax', 3, 'end of expression'],
    ['(1', 'syntax', 2, 'end of expression'],
    ['1 2', 'syntax', 2, '2'],
    ['  ', 'syntax', 0, 'end of expression'],
    ["'open", 'syntax', 0, "'open"],
    ['1 = = 2', 'syntax', 4, '='],
    ['selected(${set}, )', 'syntax', 17, ')'],
    ['${nowhere} = 1', 'unknown-question', 0, 'nowhere'],
    ['1 + frobnicate(2)', 'unknown-function', 4, 'frobnicate'],
    ["selected('1')", 'wrong-argument-count', 0, 'selected'],
    ['/data/age > 3', 'unsupported', 0, '/data/age > '],
    ['../age > 3', 'unsupported', 0, '../age > 3'],
    ['age > 3', 'unsupported', 0, 'age'],
    ['${one}[1]', 'unsupported', 6, '[1]'],
    ['constructor(1)', 'unknown-function', 0, 'constructor'],
  ])('is refused for %s', (cell, fault, at, found) => {
    expect(problemOf(cell)).toEqual({ fault, at, found });
  });

  it('is refused with the sign for the current answer outside a constraint', () => {
    expect(problemOf('1 + .', false)).toEqual({ fault: 'no-current-answer', at: 4, found: '.' });
  });

  it('is refused with a fault, and without a crash, if it would exhaust the stack', () => {
    expect(problemOf('('.repeat(5000) + '1').fault).toBe('unsupported');
    expect(problemOf('1' + '+1'.repeat(5000)).fault).toBe('unsupported');
    expect(problemOf('not('.repeat(5000)).fault).toBe('unsupported');
    expect(evaluate('1' + '+1'.repeat(1000))).toBe(1001);
  });

  it('is read in linear time even if the cell is long', () => {
    const started = performance.now();
    problemOf('.'.repeat(200_000));
    problemOf('"'.repeat(199_999));
    problemOf(' '.repeat(200_000) + '#');
    problemOf('a'.repeat(200_000) + '#');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

const tree: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.record({ kind: fc.constant('number' as const), value: fc.nat(999), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('string' as const), value: fc.constantFrom('', 'a', '1'), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('reference' as const), name: fc.constantFrom(...NAMES), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('current' as const), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('negate' as const), operand: tie('node'), at: fc.constant(0) }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom('or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod'),
      left: tie('node'),
      right: tie('node'),
      at: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('coalesce', 'selected'),
      args: fc.tuple(tie('node'), tie('node')),
      at: fc.constant(0),
    }),
  ),
})).node as fc.Arbitrary<Expression>;

function print(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'string':
      return `'${node.value}'`;
    case 'reference':
      return `\${${node.name}}`;
    case 'current':
      return '.';
    case 'negate':
      return `(-${print(node.operand)})`;
    case 'binary':
      return `(${print(node.left)} ${node.operator} ${print(node.right)})`;
    case 'call':
      return `${node.name}(${node.args.map(print).join(', ')})`;
  }
}

function shape(node: Expression): unknown {
  const own = Object.entries(node).filter(([key]) => !['at', 'left', 'right', 'operand', 'args'].includes(key));
  return [own, childrenOf(node).map(shape)];
}

describe('any expression', () => {
  it('has the same meaning after writing and reading', () => {
    fc.assert(fc.property(tree, (node) => expect(shape(parseExpression(print(node)))).toEqual(shape(node))));
  });

  it('evaluates to a text, a number or a truth value, and always to the same one', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('', '1', '98', 'x'), (node, current) => {
        const first = evaluate(print(node), current);
        expect(['string', 'number', 'boolean']).toContain(typeof first);
        expect(toText(evaluate(print(node), current))).toBe(toText(first));
      }),
    );
  });

  it('is either parsed or refused, whatever the cell contains', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'${}()\'". <>=!+-*/,ab1 []@|:'.split('')), maxLength: 40 });
    fc.assert(
      fc.property(signs, (cell) => {
        try {
          parseExpression(cell);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionProblem);
        }
      }),
      { numRuns: 500 },
    );
  });
});
