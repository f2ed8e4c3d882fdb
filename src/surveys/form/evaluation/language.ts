import type { XPath } from '../xpath/tree.js';
import type { EvaluationContext } from './environment.js';
import type { Condition, Frame, Operand, Scope, XPathFunction } from './operand.js';
import type { ItemNode } from './nodes.js';
import type { ItemTable } from './tables.js';

export type Compile = (tree: XPath, scope: Scope) => Operand;

/** The condition on the rows of a table. */
export interface TableFilter {
  readonly accepts: Condition;
  readonly rows: (table: ItemTable, frame: Frame) => readonly ItemNode[];
}

/**
 * What forms may use beyond operators and references: the phone page loads only as much of it as its form needs, and the
 * server everything (`any-form.ts`).
 */
export interface Language {
  /** Functions that need no more of the form than their arguments, by name. */
  readonly functions: Readonly<Record<string, XPathFunction>>;
  /** A call that needs the form itself; undefined if the function is not one of these. */
  readonly callOfForm: (call: XPath & { kind: 'call' }, scope: Scope, compile: Compile) => Operand | undefined;
  readonly path: (path: XPath & { kind: 'path' }, scope: Scope, compile: Compile) => Operand;
  readonly filter: (tree: XPath, scope: Scope, compile: Compile) => TableFilter;
  /** Whether a text is an answer to a question of a type that is written as text, e.g. a day or a place. */
  readonly isOfType: (type: string, text: string) => boolean;
  /** What the device fills in. */
  readonly metadata: (of: string, context: EvaluationContext) => string;
}
