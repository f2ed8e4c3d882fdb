import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nestedConditions } from '../../../../../../test/support/nested-conditions.js';
import type { Variable, VariableKind, Vocabulary } from '../vocabulary.js';
import { compileCondition, type Variables } from './evaluate.js';
import { overlapOf } from './overlap.js';
import { parseCondition } from './parse.js';
import type { Condition } from './syntax.js';

const variable = (name: string, kind: VariableKind, codes: readonly string[] = []): Variable => ({
  ...{ name, kind, label: { en: name, zh: name }, questions: [name], derived: false },
  codes: codes.map((code) => ({ code, label: { en: code, zh: code } })),
});

const vocabulary: Vocabulary = {
  variables: new Map(
    [
      variable('age', 'number'),
      variable('job', 'code', ['1', '2', '3']),
      variable('paid', 'codes', ['1', '2', '3']),
      variable('emp', 'yes-no'),
    ].map((each) => [each.name, each]),
  ),
  modules: new Map(),
};

const code = fc.constantFrom('1', '2', '3');
const simple: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    name: fc.constant('age'),
    comparison: fc.constantFrom('=' as const, '<' as const, '>' as const, '<=' as const, '>=' as const),
    value: fc.constantFrom('20', '30', '31'),
  }),
  fc.record({ kind: fc.constant('between' as const), name: fc.constant('age'), low: fc.nat(40), high: fc.nat(40) }),
  fc.record({ kind: fc.constant('in' as const), name: fc.constant('job'), values: fc.array(code, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('has' as const), name: fc.constant('paid'), values: fc.array(code, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('known' as const), name: fc.constantFrom('age', 'job', 'paid', 'emp') }),
);
const condition = nestedConditions(simple);

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 });
const person = fc
  .record({ age: maybe(fc.integer({ min: 15, max: 45 })), job: maybe(code), paid: maybe(fc.subarray(['1', '2', '3'])) })
  .map(({ age, job, paid }): Variables => {
    const one: Readonly<Record<string, string | null>> = { age: age === null ? null : String(age), job, emp: null };
    return {
      number: (name) => (typeof one[name] === 'string' ? Number(one[name]) : null),
      code: (name) => (name === 'paid' ? (paid?.join(' ') ?? null) : (one[name] ?? null)),
      codes: () => (paid === null ? null : new Set(paid)),
    };
  });

describe('two groups', () => {
  it('that are found disjoint have no one in common, whatever the answers', () => {
    fc.assert(
      fc.property(condition, condition, fc.array(person, { minLength: 30 }), (one, other, persons) => {
        fc.pre(overlapOf(one, other, vocabulary) === 'apart');
        const [first, second] = [compileCondition(one), compileCondition(other)];
        expect(persons.filter((each) => first(each) === 1 && second(each) === 1)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['age < 30', 'age >= 30', 'apart'],
    ['age < 30', 'age > 29.5', 'overlap'],
    ['job in 1,2', 'not job in 1,2', 'apart'],
    ['job in 1,2', 'job = 3 or age = 30', 'overlap'],
    ['paid has 1', 'paid has 2', 'overlap'],
    ['paid has 1', 'paid known and not paid has 1', 'apart'],
    ['emp = 1 and job = 1', 'emp = 0 and job = 1', 'apart'],
    ['not job known', 'job known', 'apart'],
    ['not job known', 'emp = 1', 'overlap'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(overlapOf(parseCondition(one), parseCondition(other), vocabulary)).toBe(expected);
  });
});
