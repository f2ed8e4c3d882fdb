/** The syntax tree of a `relevant`, `constraint` or `calculation` cell. `at` is the 0-based offset in the cell. */
export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod';

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'reference'; readonly name: string; readonly at: number }
  | { readonly kind: 'current'; readonly at: number }
  | { readonly kind: 'negate'; readonly operand: Expression; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly at: number };

export type ExpressionFault =
  'syntax' | 'unsupported' | 'unknown-function' | 'wrong-argument-count' | 'unknown-question' | 'no-current-answer';

/** A fault inside one expression; `compileForm` adds the cell. */
export class ExpressionProblem extends Error {
  constructor(
    readonly fault: ExpressionFault,
    readonly at: number,
    readonly found: string,
  ) {
    super(`${fault} at ${at}: ${found}`);
    this.name = 'ExpressionProblem';
  }
}

/** The subtrees of a node, in reading order. */
export function childrenOf(node: Expression): readonly Expression[] {
  if (node.kind === 'binary') return [node.left, node.right];
  if (node.kind === 'negate') return [node.operand];
  return node.kind === 'call' ? node.args : [];
}
