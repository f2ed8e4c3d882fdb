import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dependenciesOf, findCycle } from './dependencies.js';
import { callFault } from './functions.js';
import { parseXPath } from './parse.js';
import type { XPath } from './tree.js';
import { nodesOf, XPathProblem } from './tree.js';

/** An expression with all brackets, so that a test shows how it was understood. */
function print(node: XPath): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'string':
      return `'${node.value}'`;
    case 'reference':
      return `\${${node.lastSaved ? 'last-saved#' : ''}${node.name}}`;
    case 'current':
      return '.';
    case 'negate':
      return `(-${print(node.operand)})`;
    case 'binary':
      return `(${print(node.left)} ${node.operator} ${print(node.right)})`;
    case 'call':
      return `${node.name}(${node.args.map(print).join(', ')})`;
    case 'path': {
      const conditions = (list: readonly XPath[]): string => list.map((each) => `[${print(each)}]`).join('');
      const steps = node.steps.map((step) => `${step.axis}::${step.name}${conditions(step.predicates)}`);
      if (typeof node.start !== 'string')
        return `(${print(node.start)})${conditions(node.predicates)}${steps.map((step) => `/${step}`).join('')}`;
      return `${node.start === 'root' ? '/' : ''}${steps.join('/')}`;
    }
  }
}

function problemOf(cell: string): Pick<XPathProblem, 'fault' | 'at' | 'found'> {
  try {
    parseXPath(cell);
  } catch (error) {
    if (error instanceof XPathProblem) return { fault: error.fault, at: error.at, found: error.found };
    throw error;
  }
  throw new Error('accepted');
}

describe('an XLSForm expression', () => {
  it.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['10 - 4 - 3', '((10 - 4) - 3)'],
    ['6 div 2 mod 2', '((6 div 2) mod 2)'],
    ['- - .5', '(-(-0.5))'],
    ['a or b and c = d < e', '(child::a or (child::b and (child::c = (child::d < child::e))))'],
    ["${age} >= 16 and .!=''", "((${age} >= 16) and (. != ''))"],
    ['${ten}-${one}', '(${ten} - ${one})'],
    ['a-b', 'child::a-b'],
    ['${last-saved#name}', '${last-saved#name}'],
    ['${ name }', '${name}'],
    ["if(selected(${q}, 'a'), 1, 0)", "if(selected(${q}, 'a'), 1, 0)"],
    ['true()', 'true()'],
    ["jr:choice-name(${q}, '${q}')", "jr:choice-name(${q}, '${q}')"],
    ['/data/a', '/child::data/child::a'],
    ['/', '/'],
    ['//a', '/descendant::a'],
    ['../a', 'parent::node()/child::a'],
    ['./a', 'self::node()/child::a'],
    ['current()/../a', '(current())/parent::node()/child::a'],
    [
      "instance('l')/root/item[name = ${q}]/label",
      "(instance('l'))/child::root/child::item[(child::name = ${q})]/child::label",
    ],
    ['position(..)', 'position(parent::node())'],
    ['count(${r})', 'count(${r})'],
    ['sum(/data/r/*)', 'sum(/child::data/child::r/child::*)'],
    ['${r}[position() = 1]/a', '(${r})[(position() = 1)]/child::a'],
    ['a/@id', 'child::a/attribute::id'],
    ['parent::a/text()', 'parent::a/child::text()'],
    ['div div mod', '(child::div div child::mod)'],
    ['* * *', '(child::* * child::*)'],
    ["label::English != ''", "(child::label::English != '')"],
    ['a | b', '(child::a | child::b)'],
    ['身份 = "是"', "(child::身份 = '是')"],
  ])('%s is read as %s', (cell, expected) => {
    expect(print(parseXPath(cell))).toBe(expected);
  });

  it.each([
    ['', 'empty', 0, ''],
    ['1 +', 'unfinished', 3, ''],
    ['(1', 'unfinished', 2, ''],
    ['1 2', 'unexpected', 2, '2'],
    ['selected(${a}, )', 'unexpected', 15, ')'],
    ["${a} = 'open", 'open-text', 7, "'open"],
    ['1 + ${a', 'open-reference', 4, '${a'],
    ['${a b}', 'open-reference', 0, '${a b}'],
    ['1 # 2', 'unknown-sign', 2, '# 2'],
    ['1 = = 2', 'unexpected', 4, '='],
    ['a[1', 'unfinished', 3, ''],
    ['a/', 'unfinished', 2, ''],
  ])('%s is refused with its place', (cell, fault, at, found) => {
    expect(problemOf(cell)).toEqual({ fault, at, found });
  });

  it('is refused, and does not exhaust the stack, if it nests too deeply or is too long', () => {
    expect(problemOf('('.repeat(5000)).fault).toBe('too-deep');
    expect(problemOf('-'.repeat(5000)).fault).toBe('too-deep');
    expect(problemOf('a['.repeat(5000)).fault).toBe('too-deep');
    expect(problemOf('1'.repeat(32_768)).fault).toBe('too-long');
    expect(parseXPath(`1${'+1'.repeat(16_000)}`).kind).toBe('binary');
  });

  it('lists the questions that it reads once each', () => {
    const tree = parseXPath("if(${a} > ${b}, ${a}, instance('x')/root/item[k = ${c}]/v) + ${last-saved#d}");
    expect(dependenciesOf(tree)).toEqual(['a', 'b', 'c']);
    expect(dependenciesOf(parseXPath(`\${a}${'+${a}'.repeat(5000)}`))).toEqual(['a']);
  });

  it('is either read or refused with a place inside the cell, whatever the cell contains', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'${}()\'". <>=!+-*/,ab1 []@|:绿'.split('')), maxLength: 40 });
    fc.assert(
      fc.property(signs, (cell) => {
        try {
          const nodes = [...nodesOf(parseXPath(cell))];
          expect(nodes.every(({ at }) => at >= 0 && at < cell.length)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(XPathProblem);
          expect((error as XPathProblem).at).toBeLessThanOrEqual(cell.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a call of a function', () => {
  it.each([
    ['today', 0, undefined],
    ['if', 2, 'wrong-argument-count'],
    ['concat', 90, undefined],
    ['constructor', 1, 'unknown-function'],
    ['frobnicate', 0, 'unknown-function'],
    ['device-info', 0, 'vendor-function'],
  ])('%s with %i arguments is judged %s', (name, count, fault) => {
    expect(callFault(name, count)).toBe(fault);
  });
});

describe('a cycle among calculations', () => {
  const graph = (edges: Record<string, readonly string[]>): ReadonlyMap<string, readonly string[]> =>
    new Map(Object.entries(edges));

  it('is found with the names on it', () => {
    expect(findCycle(graph({ a: ['b'], b: ['c', 'd'], c: [], d: ['b'] }))).toEqual(['b', 'd']);
    expect(findCycle(graph({ a: ['a'] }))).toEqual(['a']);
    expect(findCycle(graph({ a: ['b', 'c'], b: ['c'], c: ['unknown'] }))).toBeUndefined();
  });

  it('is looked for along 100,000 calculations without exhausting the stack', () => {
    const length = 100_000;
    const chain = new Map(Array.from({ length }, (_, at) => [`c${at}`, [`c${at + 1}`]]));
    expect(findCycle(chain)).toBeUndefined();
    chain.set(`c${length}`, ['c5']);
    expect(findCycle(chain)).toHaveLength(length - 4);
  });
});
