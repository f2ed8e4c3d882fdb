import type { FilledGroup } from './filled-group.js';
import type { FormQuestion } from './form.js';
import type { XPath } from './xpath/tree.js';

type Side = '<' | '<=' | '>' | '>=';

/** One end of the allowed range in a constraint, e.g. `. <= 100 - coalesce(${a}, 0)`. */
interface Limit {
  readonly side: Side;
  readonly bound: XPath;
}

export interface Limits {
  readonly least?: number;
  /** Whether the least value itself is excluded. */
  readonly above?: boolean;
  readonly most?: number;
}

const MIRROR: Readonly<Record<Side, Side>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * Reads the ends of the allowed range from a constraint: comparisons of `.` with another expression, joined by `and`.
 * Other parts are ignored: the limits only help to word a message; the constraint decides.
 */
function limitsIn(tree: XPath): readonly Limit[] {
  if (tree.kind !== 'binary') return [];
  const { operator, left, right } = tree;
  if (operator === 'and') return limitsIn(left).concat(limitsIn(right));
  if (operator !== '<' && operator !== '<=' && operator !== '>' && operator !== '>=') return [];
  const [side, bound] = left.kind === 'current' ? [operator, right] : [MIRROR[operator], left];
  const isRange = (left.kind === 'current') !== (right.kind === 'current') && !readsCurrent(bound);
  return isRange ? [{ side, bound }] : [];
}

function readsCurrent(tree: XPath): boolean {
  if (tree.kind === 'binary') return readsCurrent(tree.left) || readsCurrent(tree.right);
  if (tree.kind === 'negate') return readsCurrent(tree.operand);
  return tree.kind === 'current' || (tree.kind === 'call' && tree.args.some(readsCurrent));
}

/** The allowed range given the current answers; ends that cannot be evaluated are omitted. */
export function limitsOf(question: FormQuestion, filled: FilledGroup): Limits {
  const range: { least?: number; above?: boolean; most?: number } = {};
  for (const { side, bound } of question.limits ? limitsIn(question.limits) : []) {
    const end = filled.number(question, bound);
    if (Number.isNaN(end)) continue;
    if (side === '<' || side === '<=') range.most = Math.min(range.most ?? end, end);
    else if (range.least === undefined || end >= range.least) {
      range.above = side === '>' || (range.above === true && end === range.least);
      range.least = end;
    }
  }
  return range;
}
