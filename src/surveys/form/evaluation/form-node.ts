import type { FormItem, FormQuestion, Repeat } from '../model/form-model.js';
import type { Checks, Rule } from './rule.js';

/** A question, group or repeat of a form that was loaded, with its place among the others. */
export class FormNode {
  readonly children: FormNode[] = [];
  private readonly byName = new Map<string, FormNode>();
  /** Rules of the form that read this node. */
  readonly readers: Reader[] = [];
  /** Calculations that run when the answer to this question changes, and only then. */
  readonly triggered: Reader[] = [];
  /** The lowest rank of a reader. */
  firstReader = Number.POSITIVE_INFINITY;
  /** What gives the node its value, relevance, first value and number of instances. */
  readonly rules: Rule[] = [];
  checks: Checks = { required: undefined, constraint: undefined, readOnly: undefined };

  constructor(
    /** Undefined for the whole form. */
    readonly item: FormItem | undefined,
    readonly parent: FormNode | undefined,
    /** The place among the parent's children. */
    readonly slot: number,
    readonly depth: number,
  ) {
    if (item !== undefined) parent?.add(item.name, this);
  }

  get name(): string {
    return this.item?.name ?? '';
  }

  get isRepeat(): boolean {
    return this.item?.kind === 'repeat';
  }

  get question(): FormQuestion | undefined {
    return this.item?.kind === 'question' ? this.item : undefined;
  }

  get repeat(): Repeat | undefined {
    return this.item?.kind === 'repeat' ? this.item : undefined;
  }

  child(name: string): FormNode | undefined {
    return this.byName.get(name);
  }

  private add(name: string, child: FormNode): void {
    this.children.push(child);
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
