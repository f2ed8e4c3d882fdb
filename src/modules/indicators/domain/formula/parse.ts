/** Parses formulas of the catalogue. Text is read, never evaluated. */
import { indicatorProblems } from '../problems.js';
import type { Comparison, Condition, Expression, WeightedSum } from './syntax.js';
import { type Token, tokenize } from './tokens.js';

class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  static over(text: string): Reader {
    const tokens = tokenize(text);
    if (typeof tokens === 'number') throw indicatorProblems.formula(text, text.slice(tokens, tokens + 10));
    return new Reader(text, tokens);
  }

  peek(text: string): boolean {
    return this.tokens[this.at]?.text === text;
  }

  take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail();
  }

  name(): string {
    const token = this.tokens[this.at];
    if (token?.kind !== 'name') this.fail();
    this.at += 1;
    return token!.text;
  }

  /** A code: a number or a single word, as text. */
  value(): string {
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === 'sign') this.fail();
    this.at += 1;
    return token!.text;
  }

  number(): number | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'number') return undefined;
    this.at += 1;
    return token.value;
  }

  isNumberNext(): boolean {
    return this.tokens[this.at]?.kind === 'number';
  }

  end(): void {
    if (this.at < this.tokens.length) this.fail();
  }

  fail(): never {
    throw indicatorProblems.formula(this.text, this.tokens[this.at]?.text ?? '');
  }
}

/** `1,2,3` · `1-7` · `8 or 9` · `11-13` */
function values(reader: Reader): string[] {
  const list: string[] = [];
  do {
    const from = reader.value();
    if (reader.take('-')) {
      const to = Number(reader.value());
      for (let code = Number(from); code <= to; code += 1) list.push(String(code));
    } else list.push(from);
  } while (reader.take(',') || reader.take('or'));
  return list;
}

const comparisons: readonly Comparison[] = ['=', '<', '>'];

function single(reader: Reader): Condition {
  const name = reader.name();
  for (const comparison of comparisons) {
    if (reader.take(comparison)) return { kind: 'compare', name, comparison, value: reader.value() };
  }
  if (reader.take('known')) return { kind: 'known', name };
  if (reader.take('in')) return { kind: 'in', name, values: values(reader) };
  if (reader.take('has')) {
    if (reader.take('any')) reader.expect('of');
    return { kind: 'has', name, values: values(reader) };
  }
  const low = reader.number();
  if (low === undefined || !reader.take('-')) reader.fail();
  return { kind: 'between', name, low, high: reader.number() ?? reader.fail() };
}

function conjunction(reader: Reader): Condition {
  const parts = [single(reader)];
  while (reader.take('and')) parts.push(single(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
}

function factor(reader: Reader): Expression {
  if (reader.take('[')) {
    const condition = conjunction(reader);
    reader.expect(']');
    return { kind: 'indicator', condition };
  }
  if (reader.take('(')) {
    const inner = sum(reader);
    reader.expect(')');
    return inner;
  }
  const constant = reader.number();
  return constant === undefined ? { kind: 'variable', name: reader.name() } : { kind: 'constant', value: constant };
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

/** `SUM w*green_job*[sex=2]`, or with a constant before it: `50*SUM w*hours_usual`. */
export function parseWeightedSum(text: string): WeightedSum {
  const reader = Reader.over(text);
  const constant = reader.isNumberNext() ? reader.number()! : 1;
  if (constant !== 1) reader.expect('*');
  reader.expect('SUM');
  reader.expect('w');
  reader.expect('*');
  const expression = product(reader);
  reader.end();
  return { factor: constant, expression };
}

/** `env_job = 1 and isco in 2,3` */
export function parseCondition(text: string): Condition {
  const reader = Reader.over(text);
  const condition = conjunction(reader);
  reader.end();
  return condition;
}
