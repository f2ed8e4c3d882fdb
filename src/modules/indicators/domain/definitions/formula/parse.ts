/** Parses the formulas of definitions. The text is parsed and never executed. */
import { expected, Reader } from './reader.js';
import type { Comparison, Condition, Expression, WeightedSum } from './syntax.js';

const comparisons: readonly Comparison[] = ['=', '<=', '>=', '<', '>'];
const operators: readonly string[] = [...comparisons, 'in', 'has', 'known'];

/** Decides whether "or" is followed by another code of the list or by the next condition. */
function goesOn(reader: Reader): boolean {
  if (!reader.peek('or')) return false;
  if (reader.peek('not', 1) || reader.peek('(', 1)) return false;
  return reader.isNumber(1) || !(operators.some((operator) => reader.peek(operator, 2)) || reader.isNumber(2));
}

/** `1,2,3` · `1-7` · `8 or 9` · `11-13` */
function values(reader: Reader): string[] {
  const list: string[] = [];
  do {
    const from = reader.code();
    if (reader.take('-')) list.push(...reader.rangeFrom(from));
    else list.push(from);
  } while (reader.take(',') || (goesOn(reader) && reader.take('or')));
  return list;
}

function single(reader: Reader): Condition {
  const name = reader.name();
  for (const comparison of comparisons) {
    if (reader.take(comparison)) return { kind: 'compare', name, comparison, value: reader.code() };
  }
  if (reader.take('known')) return { kind: 'known', name };
  if (reader.take('in')) return { kind: 'in', name, values: values(reader) };
  if (reader.take('has')) {
    if (reader.take('any')) reader.expect('of');
    return { kind: 'has', name, values: values(reader) };
  }
  const low = reader.number() ?? reader.fail(expected.operator);
  reader.expect('-');
  return { kind: 'between', name, low, high: reader.number() ?? reader.fail(expected.number) };
}

function unary(reader: Reader): Condition {
  if (reader.take('not')) return { kind: 'not', part: reader.inside(() => unary(reader)) };
  if (!reader.take('(')) return single(reader);
  const inner = conditionIn(reader);
  reader.expect(')');
  return inner;
}

function conjunction(reader: Reader): Condition {
  const parts = [unary(reader)];
  while (reader.take('and')) parts.push(unary(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
}

function disjunction(reader: Reader): Condition {
  const parts = [conjunction(reader)];
  while (reader.take('or')) parts.push(conjunction(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'any', parts };
}

function factor(reader: Reader): Expression {
  if (reader.take('[')) {
    const condition = conditionIn(reader);
    reader.expect(']');
    return { kind: 'indicator', condition };
  }
  if (reader.take('(')) {
    const inner = reader.inside(() => sum(reader));
    reader.expect(')');
    return inner;
  }
  const constant = reader.number();
  if (constant !== undefined) return { kind: 'constant', value: constant };
  return { kind: 'variable', name: reader.name(expected.factor) };
}

function product(reader: Reader): Expression {
  let left = factor(reader);
  for (;;) {
    if (reader.take('*')) left = { kind: 'product', parts: [left, factor(reader)] };
    else if (reader.take('/')) left = { kind: 'quotient', left, right: factor(reader) };
    else return left;
  }
}

function sum(reader: Reader): Expression {
  const parts = [product(reader)];
  while (reader.take('+')) parts.push(product(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'sum', parts };
}

/** `SUM w*green_job*[sex=2]`, or with a leading constant: `50*SUM w*hours_usual`. */
export function parseWeightedSum(text: string): WeightedSum {
  const reader = Reader.over(text);
  const constant = reader.number();
  if (constant !== undefined) reader.expect('*');
  reader.expect('SUM');
  reader.expect('w');
  reader.expect('*');
  const expression = product(reader);
  reader.end();
  return { factor: constant ?? 1, expression };
}

/** A condition within another text: ends at the first word that is not part of it. */
export function conditionIn(reader: Reader): Condition {
  return reader.inside(() => disjunction(reader));
}

/** `env_job = 1 and isco in 2,3` */
export function parseCondition(text: string): Condition {
  const reader = Reader.over(text);
  const condition = disjunction(reader);
  reader.end();
  return condition;
}
