import type { Expression, Operator } from './ast.js';
import { childrenOf, ExpressionProblem } from './ast.js';
import { FUNCTIONS } from './functions.js';
import type { Value } from './values.js';
import { equal, toNumber, toTruth } from './values.js';

/** The values an expression can read: the answers by slot (blank if irrelevant) and the answer being checked. */
export interface Scope {
  readonly values: readonly string[];
  readonly current: string;
}

export type Evaluate = (scope: Scope) => Value;

export interface Compiled {
  readonly evaluate: Evaluate;
  /** Slots of the answers that the expression reads. */
  readonly reads: readonly number[];
}

export interface Names {
  /** The slot of a question or mark. */
  readonly slotOf: (name: string) => number | undefined;
  /** Whether `.` is allowed: in a constraint only. */
  readonly current: boolean;
}

/** Checks a tree against the existing names and functions, then compiles it to closures. Throws `ExpressionProblem`. */
export function compileExpression(tree: Expression, names: Names): Compiled {
  const reads = new Set<number>();
  const evaluate = build(tree, (node) => {
    const slot = names.slotOf(node.name);
    if (slot === undefined) throw new ExpressionProblem('unknown-question', node.at, node.name);
    reads.add(slot);
    return slot;
  });
  if (!names.current) refuseCurrent(tree);
  return { evaluate, reads: [...reads] };
}

type Resolve = (node: Extract<Expression, { kind: 'reference' }>) => number;

function build(node: Expression, resolve: Resolve): Evaluate {
  switch (node.kind) {
    case 'number':
    case 'string': {
      const { value } = node;
      return () => value;
    }
    case 'current':
      return (scope) => scope.current;
    case 'reference': {
      const slot = resolve(node);
      return (scope) => scope.values[slot] ?? '';
    }
    case 'negate': {
      const operand = build(node.operand, resolve);
      return (scope) => -toNumber(operand(scope));
    }
    case 'call':
      return call(node, resolve);
    case 'binary':
      return OPERATORS[node.operator](build(node.left, resolve), build(node.right, resolve));
  }
}

function call(node: Extract<Expression, { kind: 'call' }>, resolve: Resolve): Evaluate {
  const known = FUNCTIONS.get(node.name);
  if (!known) throw new ExpressionProblem('unknown-function', node.at, node.name);
  const count = node.args.length;
  if (count < known.least || count > known.most)
    throw new ExpressionProblem('wrong-argument-count', node.at, node.name);
  const args = node.args.map((arg) => build(arg, resolve));
  const { apply } = known;
  return (scope) => apply(args.map((arg) => arg(scope)));
}

type Combine = (left: Evaluate, right: Evaluate) => Evaluate;

const arithmetic =
  (apply: (left: number, right: number) => Value): Combine =>
  (left, right) =>
  (scope) =>
    apply(toNumber(left(scope)), toNumber(right(scope)));

/** mod keeps the sign of the dividend, as `%` does (XPath 1.0, section 3.5). */
const OPERATORS: Readonly<Record<Operator, Combine>> = {
  or: (left, right) => (scope) => toTruth(left(scope)) || toTruth(right(scope)),
  and: (left, right) => (scope) => toTruth(left(scope)) && toTruth(right(scope)),
  '=': (left, right) => (scope) => equal(left(scope), right(scope)),
  '!=': (left, right) => (scope) => !equal(left(scope), right(scope)),
  '<': arithmetic((left, right) => left < right),
  '<=': arithmetic((left, right) => left <= right),
  '>': arithmetic((left, right) => left > right),
  '>=': arithmetic((left, right) => left >= right),
  '+': arithmetic((left, right) => left + right),
  '-': arithmetic((left, right) => left - right),
  '*': arithmetic((left, right) => left * right),
  div: arithmetic((left, right) => left / right),
  mod: arithmetic((left, right) => left % right),
};

function refuseCurrent(node: Expression): void {
  if (node.kind === 'current') throw new ExpressionProblem('no-current-answer', node.at, '.');
  childrenOf(node).forEach(refuseCurrent);
}
