import type { Step, XPath, XPathOperator } from './tree.js';
import { XPathProblem } from './tree.js';
import type { XPathToken } from './tokens.js';
import { tokensOf } from './tokens.js';

/** Binding powers of XPath 1.0 (section 3.5, and 3.3 for `|`). All binary operators are left-associative. */
const POWER: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
  '|': 8,
};
const UNARY_POWER = 7;
const WORD_OPERATORS: ReadonlySet<string> = new Set(['or', 'and', 'div', 'mod']);
const NODE_TYPES: ReadonlySet<string> = new Set(['node', 'text']);
const AXES: Readonly<Record<string, Step['axis']>> = {
  child: 'child',
  parent: 'parent',
  self: 'self',
  descendant: 'descendant',
  attribute: 'attribute',
};

/** Nested brackets, calls and signs; real forms stay below 60. */
const MAX_DEPTH = 200;
/** Characters: the longest text that a cell of a spreadsheet can contain. */
const MAX_LENGTH = 32_767;

/** Parses the expression of one cell, in time linear in its length. Errors: `XPathProblem` with the offset. */
export function parseXPath(cell: string): XPath {
  if (cell.length > MAX_LENGTH) throw new XPathProblem('too-long', MAX_LENGTH, String(cell.length));
  const tokens = tokensOf(cell);
  if (tokens.length === 1) throw new XPathProblem('empty', 0, '');
  return new XPathParser(tokens).whole();
}

class XPathParser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly XPathToken[]) {}

  whole(): XPath {
    const tree = this.expression(0);
    if (this.peek().kind !== 'end') throw this.unexpected();
    return tree;
  }

  /** Pratt parser: an operand, then every operator that binds more tightly than the one to the left. */
  private expression(minimum: number): XPath {
    if ((this.depth += 1) > MAX_DEPTH) throw new XPathProblem('too-deep', this.peek().at, String(MAX_DEPTH));
    let left = this.operand();
    for (;;) {
      const { kind, text, at } = this.peek();
      const isOperator = kind === 'sign' || (kind === 'name' && WORD_OPERATORS.has(text));
      const power = isOperator ? (POWER[text] ?? 0) : 0;
      if (power <= minimum) break;
      this.next += 1;
      left = { kind: 'binary', operator: text as XPathOperator, left, right: this.expression(power), at };
    }
    this.depth -= 1;
    return left;
  }

  private operand(): XPath {
    const { at } = this.peek();
    if (this.skip('-')) return { kind: 'negate', operand: this.expression(UNARY_POWER), at };
    const start = this.start();
    if (start === undefined) return this.location(at);
    const predicates = this.predicates();
    const steps = this.furtherSteps();
    if (predicates.length + steps.length === 0) return start;
    return { kind: 'path', start, predicates, steps, at };
  }

  /** A literal, reference, call or expression in brackets; undefined if a location path begins. */
  private start(): XPath | undefined {
    const { kind, text, at } = this.peek();
    if (kind === 'number' || kind === 'string' || kind === 'reference') {
      this.next += 1;
      if (kind === 'number') return { kind, value: Number(text), at };
      if (kind === 'string') return { kind, value: text.slice(1, -1), at };
      const lastSaved = text.startsWith('last-saved#');
      return { kind, name: lastSaved ? text.slice('last-saved#'.length) : text, lastSaved, at };
    }
    if (this.skip('(')) {
      const inner = this.expression(0);
      this.expect(')');
      return inner;
    }
    const isCall = kind === 'name' && this.isSign('(', 1) && !NODE_TYPES.has(text);
    return isCall ? this.call() : undefined;
  }

  private call(): XPath {
    const { text: name, at } = this.peek();
    this.next += 2;
    const args: XPath[] = [];
    if (!this.skip(')')) {
      do args.push(this.expression(0));
      while (this.skip(','));
      this.expect(')');
    }
    return { kind: 'call', name, args, at };
  }

  /** `/data/a`, `//a`, `../a`, `./a`, `a`; `.` alone is the answer being checked. */
  private location(at: number): XPath {
    if (this.isSign('/') || this.isSign('//')) {
      // `/` alone is the document
      const alone = this.isSign('/') && !this.beginsStep(1);
      if (alone) this.next += 1;
      return { kind: 'path', start: 'root', predicates: [], steps: alone ? [] : this.furtherSteps(), at };
    }
    const steps = this.step('child');
    const further = this.furtherSteps();
    const [first] = steps;
    if (further.length === 0 && first?.axis === 'self' && first.predicates.length === 0) return { kind: 'current', at };
    return { kind: 'path', start: 'context', predicates: [], steps: [...steps, ...further], at };
  }

  private furtherSteps(): Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.skip('/')) steps.push(...this.step('child'));
      else if (this.skip('//')) steps.push(...this.step('descendant'));
      else return steps;
    }
  }

  private step(axis: Step['axis']): Step[] {
    const { at } = this.peek();
    if (this.skip('..')) return [{ axis: 'parent', name: 'node()', predicates: this.predicates(), at }];
    if (this.skip('.')) return [{ axis: 'self', name: 'node()', predicates: this.predicates(), at }];
    if (this.skip('@')) return [{ axis: 'attribute', name: this.nameTest(), predicates: this.predicates(), at }];
    const named = AXES[this.peek().text];
    if (named !== undefined && this.isSign('::', 1)) {
      this.next += 2;
      return [{ axis: named, name: this.nameTest(), predicates: this.predicates(), at }];
    }
    if (this.isSign('::', 1)) return [this.languageColumn(axis, at)];
    return [{ axis, name: this.nameTest(), predicates: this.predicates(), at }];
  }

  /** `label::English`: no axis, but a column of the choices as its header names it, in a choice filter. */
  private languageColumn(axis: Step['axis'], at: number): Step {
    const column = this.nameTest();
    this.expect('::');
    return { axis, name: `${column}::${this.nameTest()}`, predicates: this.predicates(), at };
  }

  private nameTest(): string {
    const { kind, text } = this.peek();
    if (this.skip('*')) return '*';
    if (kind !== 'name') throw this.unexpected();
    this.next += 1;
    if (!NODE_TYPES.has(text) || !this.skip('(')) return text;
    this.expect(')');
    return `${text}()`;
  }

  private predicates(): XPath[] {
    const found: XPath[] = [];
    while (this.skip('[')) {
      found.push(this.expression(0));
      this.expect(']');
    }
    return found;
  }

  private beginsStep(ahead: number): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'name' || (kind === 'sign' && ['.', '..', '@', '*'].includes(text));
  }

  private peek(ahead = 0): XPathToken {
    return this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)] as XPathToken;
  }

  private isSign(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'sign' && token.text === text;
  }

  private skip(text: string): boolean {
    const found = this.isSign(text);
    if (found) this.next += 1;
    return found;
  }

  private expect(text: string): void {
    if (!this.skip(text)) throw this.unexpected();
  }

  private unexpected(): XPathProblem {
    const { kind, text, at } = this.peek();
    return kind === 'end' ? new XPathProblem('unfinished', at, '') : new XPathProblem('unexpected', at, text);
  }
}
