import type { FormNode } from './form-node.js';
import type { Condition, Operand } from './operand.js';

/**
 * What an expression of the form decides when answers change: a value, whether a node is relevant, the number of
 * instances. `initial`: the first answer, which is given once.
 */
export interface Rule {
  readonly kind: 'calculation' | 'initial' | 'relevance' | 'count';
  readonly node: FormNode;
  readonly value: Operand;
  /** The value as a condition. */
  readonly holds: Condition;
  /** Whether it runs only when a trigger changes. */
  readonly isTriggered: boolean;
  /** The place among all rules of the form: what a rule reads has lower ranks, as far as no cycle prevents it. */
  rank: number;
  /** The place of the first question with the same relevance (`shareConditions`); -1 if there is none. */
  sameAs: number;
}

/** What is evaluated only when someone asks for it. */
export interface Checks {
  readonly required: Condition | undefined;
  readonly constraint: Condition | undefined;
  readonly readOnly: Condition | undefined;
}
