import type { FormNode } from './form-node.js';
import type { Operand } from './operand.js';

/**
 * What an expression of the form decides when answers change: a value, whether a node is relevant, the number of
 * instances. `initial`: the first answer, which is given once.
 */
export interface Rule {
  readonly kind: 'calculation' | 'initial' | 'relevance' | 'count';
  readonly node: FormNode;
  readonly value: Operand;
  /** Whether it runs only when a trigger changes. */
  readonly isTriggered: boolean;
  /** The place among all rules of the form: what a rule reads has lower ranks, as far as no cycle prevents it. */
  rank: number;
}

/** What is evaluated only when someone asks for it. */
export interface Checks {
  readonly required: Operand | undefined;
  readonly constraint: Operand | undefined;
  readonly readOnly: Operand | undefined;
}
