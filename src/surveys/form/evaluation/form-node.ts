import type { FormItem, FormQuestion } from '../model/form-model.js';
import type { ChoiceColumns } from './choice-columns.js';
import { choiceColumnsOf } from './choice-columns.js';
import type { TableFilter } from './language.js';
import type { AnswerNode, RepeatAnswer } from './nodes.js';
import type { Checks, Rule } from './rule.js';

/** Types that are never answered by a person. */
const NOT_ASKED: ReadonlySet<string> = new Set(['note', 'calculate', 'hidden', 'metadata']);

/** A question, group or repeat of a form that was loaded, with its place among the others. */
export class FormNode {
  readonly children: FormNode[] = [];
  /** As many places as there are children, without answers: what a group of answers begins with. */
  readonly places: (AnswerNode | RepeatAnswer)[] = [];
  private readonly byName = new Map<string, FormNode>();
  /** Rules of the form that read this node. */
  readonly readers: Reader[] = [];
  /** Rules outside of a repeat that read what is in its instances, e.g. a sum or their number. */
  readonly outerReaders: Reader[] = [];
  /** Calculations that run when the answer to this question changes, and only then. */
  readonly triggered: Reader[] = [];
  /** The lowest rank of a reader. */
  firstReader = Number.POSITIVE_INFINITY;
  /** What gives the node its value, relevance, first value and number of instances. */
  readonly rules: Rule[] = [];
  checks: Checks = { required: undefined, constraint: undefined, readOnly: undefined };
  /** The condition on the choices that the question offers. */
  filter: TableFilter | undefined = undefined;
  readonly name: string;
  readonly isRepeat: boolean;
  readonly question: FormQuestion | undefined;
  /** Whether a person may be asked the question. */
  readonly isAsked: boolean;
  readonly hasChoices: boolean;
  /** Where its choices are; undefined for other types and where they come from answers. */
  readonly choiceColumns: ChoiceColumns | undefined;
  /** The nodes from the whole form, which has depth 0, to this one. */
  readonly path: readonly FormNode[];

  constructor(
    /** Undefined for the whole form. */
    readonly item: FormItem | undefined,
    readonly parent: FormNode | undefined,
    /** The place among the parent's children. */
    readonly slot: number,
    readonly depth: number,
  ) {
    this.name = item?.name ?? '';
    this.isRepeat = item?.kind === 'repeat';
    this.question = item?.kind === 'question' ? item : undefined;
    this.isAsked = this.question !== undefined && !NOT_ASKED.has(this.question.type.kind);
    this.hasChoices = this.question !== undefined && 'choices' in this.question.type;
    this.choiceColumns = this.question && choiceColumnsOf(this.question);
    this.path = [...(parent?.path ?? []), this];
    if (item !== undefined) parent?.add(item.name, this);
  }

  child(name: string): FormNode | undefined {
    return this.byName.get(name);
  }

  private add(name: string, child: FormNode): void {
    this.children.push(child);
    this.places.length = this.children.length;
    this.byName.set(name, child);
  }
}

/** A rule that reads a node: of the nodes below the shared one, only those next to the changed node must run it. */
export interface Reader {
  readonly rule: Rule;
  readonly node: FormNode;
  readonly shared: FormNode;
}

/** The nodes of a form in document order, groups and repeats before what is in them. */
export function* nodesBelow(node: FormNode): Generator<FormNode> {
  yield node;
  for (const child of node.children) yield* nodesBelow(child);
}

/** The deepest group that contains both nodes; a node does not contain itself. */
export function sharedGroup(one: FormNode, other: FormNode): FormNode {
  let a = one.parent ?? one;
  // a group may be read from inside: the reader's own node counts as a container
  let b: FormNode = other;
  while (a !== b) {
    if (a.depth >= b.depth && a.parent !== undefined) a = a.parent;
    else if (b.parent !== undefined) b = b.parent;
    else break;
  }
  return a;
}
