import { ExpressionProblem } from './ast.js';

export type TokenKind = 'number' | 'string' | 'reference' | 'current' | 'name' | 'operator' | '(' | ')' | ',' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly at: number;
}

/**
 * One sticky regular expression for all tokens of the subset. A name may contain "-" and "." (XML names), so
 * `count-selected` is one token and `a-b` is not a subtraction: XPath 1.0, section 3.7. No two alternatives overlap in
 * a way that causes backtracking, so the time is linear in the length of the cell.
 */
const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|\$\{\s*([A-Za-z_][\w.-]*)\s*\}|([A-Za-z_][\w.-]*)|(<=|>=|!=|[=<>+*-])|([(),])|(\.(?!\.)))/y;

const WORD_OPERATORS = new Set(['and', 'or', 'div', 'mod']);

/** After such a token, a word such as `and` or a `*` is an operator and not a name (XPath 1.0, section 3.7). */
function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && !['operator', '(', ','].includes(token.kind);
}

/**
 * Splits a cell into tokens. Throws `ExpressionProblem`: syntax for unexpected characters, unsupported for paths and
 * predicates.
 */
export function tokenize(cell: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = cell.length;
  while (end > 0 && /\s/.test(cell.charAt(end - 1))) end -= 1;
  let offset = 0;
  while (offset < end) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(cell);
    if (!match) throw stray(cell, offset);
    tokens.push(tokenOf(match, tokens[tokens.length - 1]));
    offset = TOKEN.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', at: end });
  return tokens;
}

function tokenOf(match: RegExpExecArray, previous: Token | undefined): Token {
  const [all, number, string, reference, name, operator, bracket] = match;
  const at = match.index + all.search(/\S/);
  if (number) return { kind: 'number', text: number, at };
  if (string) return { kind: 'string', text: string.slice(1, -1), at };
  if (reference) return { kind: 'reference', text: reference, at };
  if (name) return { kind: endsOperand(previous) && WORD_OPERATORS.has(name) ? 'operator' : 'name', text: name, at };
  if (operator) return { kind: 'operator', text: operator, at };
  if (bracket) return { kind: bracket as '(' | ')' | ',', text: bracket, at };
  return { kind: 'current', text: '.', at };
}

function stray(cell: string, from: number): ExpressionProblem {
  let at = from;
  while (/\s/.test(cell.charAt(at))) at += 1;
  const found = cell.slice(at, at + 12);
  return new ExpressionProblem(/^(\.\.|[/@[\]|:])/.test(found) ? 'unsupported' : 'syntax', at, found);
}
