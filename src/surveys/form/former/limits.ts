import type { Expression } from './expression/ast.js';
import type { Compiled, Evaluate, Names } from './expression/compile.js';
import { compileExpression } from './expression/compile.js';
import { toNumber } from './expression/values.js';

/** One end of the allowed range in a constraint, e.g. `. <= 100 - coalesce(${a}, 0)`. */
export interface Limit {
  readonly side: '<' | '<=' | '>' | '>=';
  readonly bound: Evaluate;
}

export interface Limits {
  readonly least?: number;
  /** Whether the least value itself is excluded. */
  readonly above?: boolean;
  readonly most?: number;
}

const MIRROR = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/**
 * Reads the ends of the allowed range from a constraint: comparisons of `.` with another expression, joined by `and`.
 * Other parts are ignored: the limits only help to word a message; the constraint decides.
 */
export function limitsIn(tree: Expression, names: Names): readonly Limit[] {
  if (tree.kind !== 'binary') return [];
  if (tree.operator === 'and') return [...limitsIn(tree.left, names), ...limitsIn(tree.right, names)];
  const side = tree.operator;
  if (side !== '<' && side !== '<=' && side !== '>' && side !== '>=') return [];
  if (tree.left.kind === 'current') return bound(side, tree.right, names);
  return tree.right.kind === 'current' ? bound(MIRROR[side], tree.left, names) : [];
}

function bound(side: Limit['side'], tree: Expression, names: Names): readonly Limit[] {
  const compiled: Compiled | undefined = readsCurrent(tree) ? undefined : compileExpression(tree, names);
  return compiled ? [{ side, bound: compiled.evaluate }] : [];
}

function readsCurrent(tree: Expression): boolean {
  if (tree.kind === 'current') return true;
  if (tree.kind === 'binary') return readsCurrent(tree.left) || readsCurrent(tree.right);
  return tree.kind === 'negate' ? readsCurrent(tree.operand) : tree.kind === 'call' && tree.args.some(readsCurrent);
}

/** The allowed range given the current answers; ends that cannot be evaluated are omitted. */
export function limitsOf(limits: readonly Limit[], values: readonly string[]): Limits {
  const range: { least?: number; above?: boolean; most?: number } = {};
  for (const { side, bound: evaluate } of limits) {
    const end = toNumber(evaluate({ values, current: '' }));
    if (Number.isNaN(end)) continue;
    if (side.startsWith('<')) range.most = Math.min(range.most ?? end, end);
    else if (range.least === undefined || end >= range.least) {
      range.above = side === '>' || (range.above === true && end === range.least);
      range.least = end;
    }
  }
  return range;
}
