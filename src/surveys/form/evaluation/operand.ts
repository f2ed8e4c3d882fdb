import type { Environment } from './environment.js';
import type { Language } from './language.js';
import type { FormNode } from './form-node.js';
import type { AnswerNode, RepeatAnswer, XPathNode } from './nodes.js';
import type { XPathValue } from './values.js';
import { toBoolean } from './values.js';

/** Where an expression is evaluated. */
export interface Frame {
  readonly environment: Environment;
  /** The answer that the expression belongs to: `current()`, and the start of `${name}`. */
  readonly answer: AnswerNode | RepeatAnswer;
  /** The node that `.` and relative paths start from: the same answer, except in predicates and choice filters. */
  readonly item: XPathNode;
  readonly position: number;
  readonly size: number;
}

/** A part of an expression, ready to be evaluated. */
export interface Operand {
  readonly run: (frame: Frame) => XPathValue;
  /** Whether the value comes from nodes: then it is true in conditions, and compared as nodes are. */
  readonly isNode: boolean;
  /** The nodes themselves, where a value comes from nodes. */
  readonly nodes?: (frame: Frame) => readonly XPathNode[];
  /** Nodes of the form that the value may come from, as far as they are known before evaluation. */
  readonly targets?: ReadonlySet<FormNode>;
  /** A text that is known before evaluation. */
  readonly text?: string;
  /** A number that is known before evaluation. */
  readonly number?: number;
  /** Where the operand is the answer to a question that is in no group: its place among the answers of the whole form. */
  readonly rootSlot?: number;
  /** The value as a condition, where it is one. */
  readonly holds?: Condition;
}

export type Condition = (frame: Frame) => boolean;

/** A function of the standard. It evaluates only those of its arguments that it needs. */
export type XPathFunction = (args: readonly Operand[], frame: Frame) => XPathValue;

/** What compiling an expression needs to know of the form, and to whom it reports what the expression reads. */
export interface Scope {
  /** The node of the form that the expression belongs to. */
  readonly owner: FormNode;
  readonly language: Language;
  /** The node with a name that `${name}` refers to. */
  readonly named: (name: string) => FormNode | undefined;
  /** Says that the expression reads a node, in the same instance of the shared group. */
  readonly reads: (node: FormNode, shared: FormNode) => void;
  /** Nodes of the form that relative paths may start from; none in filters of choices. */
  readonly starts: ReadonlySet<FormNode>;
  /** Whether they start from the expression's own answer, as they do outside of predicates. */
  readonly isOwn: boolean;
  /** The group in whose instance the starts are. */
  readonly shared: FormNode;
}

/** The value of an operand as a condition: one node is a list that is not empty, and so is true. */
export function conditionOf({ run, isNode, holds }: Operand): Condition {
  if (holds !== undefined) return holds;
  if (!isNode) return (frame) => toBoolean(run(frame));
  return (frame) => {
    const value = run(frame);
    return typeof value === 'object' ? value.length > 0 : true;
  };
}

/** The same place with another node to start from, which is one of several. */
export const within = (frame: Frame, item: XPathNode, [position, size]: readonly [number, number]): Frame => ({
  environment: frame.environment,
  answer: frame.answer,
  item,
  position,
  size,
});
