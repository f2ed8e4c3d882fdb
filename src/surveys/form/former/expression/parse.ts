import type { Expression, Operator } from './ast.js';
import { ExpressionProblem } from './ast.js';
import type { Token } from './tokens.js';
import { tokenize } from './tokens.js';

/**
 * Binding powers of XPath 1.0 (section 3.5): all binary operators are left-associative; unary minus binds most
 * tightly.
 */
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
};
const UNARY_POWER = 7;

/** Larger expressions are refused, so that a hostile form cannot exhaust the stack. */
const MAX_DEPTH = 100;
const MAX_TOKENS = 3000;

/**
 * Parses the expression of one cell. Grammar: XPath 1.0 expressions without location paths, with `${name}` for an
 * answer and `.` for the one being checked (XLSForm). Throws `ExpressionProblem` with the offset.
 */
export function parseExpression(cell: string): Expression {
  const tokens = tokenize(cell);
  if (tokens.length > MAX_TOKENS) throw new ExpressionProblem('unsupported', 0, 'too long');
  return new Parser(tokens).whole();
}

class Parser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const tree = this.expression(0);
    if (this.peek().kind !== 'end') throw this.unexpected();
    return tree;
  }

  /** Pratt parser: an operand, then every operator that binds more tightly than the one to the left. */
  private expression(minimum: number): Expression {
    if ((this.depth += 1) > MAX_DEPTH) throw new ExpressionProblem('unsupported', this.peek().at, 'nested too deeply');
    let left = this.operand();
    for (;;) {
      const token = this.peek();
      const power = token.kind === 'operator' ? (POWER[token.text] ?? 0) : 0;
      if (power <= minimum) break;
      this.next += 1;
      const right = this.expression(power);
      left = { kind: 'binary', operator: token.text as Operator, left, right, at: token.at };
    }
    this.depth -= 1;
    return left;
  }

  private operand(): Expression {
    const token = this.peek();
    const { at, text } = token;
    this.next += 1;
    if (token.kind === 'number') return { kind: 'number', value: Number(text), at };
    if (token.kind === 'string') return { kind: 'string', value: text, at };
    if (token.kind === 'reference') return { kind: 'reference', name: text, at };
    if (token.kind === 'current') return { kind: 'current', at };
    if (token.kind === 'operator' && text === '-') return { kind: 'negate', operand: this.expression(UNARY_POWER), at };
    if (token.kind === '(') return this.closed();
    if (token.kind === 'name') return this.call(token);
    this.next -= 1;
    throw this.unexpected();
  }

  private closed(): Expression {
    const inner = this.expression(0);
    this.expect(')');
    return inner;
  }

  private call(name: Token): Expression {
    if (this.peek().kind !== '(') throw new ExpressionProblem('unsupported', name.at, name.text);
    this.next += 1;
    const args: Expression[] = [];
    if (this.peek().kind !== ')') {
      args.push(this.expression(0));
      while (this.peek().kind === ',') {
        this.next += 1;
        args.push(this.expression(0));
      }
    }
    this.expect(')');
    return { kind: 'call', name: name.text, args, at: name.at };
  }

  private peek(): Token {
    return this.tokens[Math.min(this.next, this.tokens.length - 1)] as Token;
  }

  private expect(kind: Token['kind']): void {
    if (this.peek().kind !== kind) throw this.unexpected();
    this.next += 1;
  }

  private unexpected(): ExpressionProblem {
    const token = this.peek();
    return new ExpressionProblem('syntax', token.at, token.kind === 'end' ? 'end of expression' : token.text);
  }
}
