import type { FormNode } from './form-node.js';
import type { ItemTable } from './tables.js';

/** What a location path can reach: answers, and the rows of choice lists and attached tables. */
export type XPathNode = AnswerNode | TableNode | ItemNode | FieldNode;
export type AnswerNode = GroupAnswer | QuestionAnswer;

/** A blank answer is `''`. Numbers are stored as numbers; several choices as their codes with blanks between them. */
export type AnswerValue = string | number;

/**
 * Lists of answers are copies of a list that exists. V8 allocates what a literal or `new Array` makes among old objects
 * once a few have survived a collection, where a list that is no longer used keeps all its answers until the next full
 * collection: that took three quarters of the time of a check.
 */
const NO_INSTANCES: readonly GroupAnswer[] = [];
const NO_ANSWERS: readonly AnswerNode[] = [];

/** The answer to one question, in one instance of the repeats around it. */
export class QuestionAnswer {
  readonly kind = 'question';
  /** Kept while the question is not relevant, and used again when it becomes relevant. */
  stored: AnswerValue = '';
  /** Whether the question's own condition is true. */
  ownRelevant = true;
  /** Whether the answer was given as data, so that no default replaces it. */
  isGiven = false;
  /** Whether it is asked: its own condition and those of all groups around it are true. */
  relevant = true;

  constructor(
    readonly form: FormNode,
    readonly parent: GroupAnswer,
  ) {}

  /** The answer that expressions read: blank if the question is not relevant. */
  get value(): AnswerValue {
    return this.relevant ? this.stored : '';
  }

  get text(): string {
    return String(this.value);
  }
}

/** The answers in a group, in one instance of a repeat, or in the whole form. */
export class GroupAnswer {
  readonly kind = 'group';
  /** In the order of the form. */
  readonly children: (AnswerNode | RepeatAnswer)[];
  ownRelevant = true;
  relevant = true;

  constructor(
    readonly form: FormNode,
    readonly parent: GroupAnswer | undefined,
  ) {
    this.children = form.places.slice();
  }

  /** The texts of all answers in it, one after the other (XPath 1.0, section 5.2). */
  get text(): string {
    return this.children.map((child) => child.text).join('');
  }
}

/** The instances of a repeat. */
export class RepeatAnswer {
  readonly kind = 'repeat';
  readonly instances: GroupAnswer[] = NO_INSTANCES.slice();

  constructor(
    readonly form: FormNode,
    readonly parent: GroupAnswer,
    /** Answers that were given for its instances, if there are that many. */
    readonly given: readonly Readonly<Record<string, unknown>>[] | undefined,
  ) {}

  get text(): string {
    return this.instances.map((instance) => instance.text).join('');
  }
}

/** `instance('name')` or its only child `root`. */
export class TableNode {
  readonly kind = 'table';
  readonly text = '';

  constructor(
    readonly table: ItemTable,
    readonly level: 'instance' | 'root',
  ) {}
}

/** One row of a table. */
export class ItemNode {
  readonly kind = 'item';

  constructor(
    readonly table: ItemTable,
    readonly row: number,
  ) {}

  get text(): string {
    return this.table.columns.map((column) => this.table.text(this.row, column)).join('');
  }
}

/** One column of a row. */
export class FieldNode {
  readonly kind = 'field';

  constructor(
    readonly item: ItemNode,
    readonly column: string,
  ) {}

  get text(): string {
    return this.item.table.text(this.item.row, this.column);
  }
}

/** The answers of a form's node below an answer, in document order; one unless there are repeats between them. */
export function answersBelow(answer: AnswerNode, form: FormNode): readonly AnswerNode[] {
  const found: AnswerNode[] = NO_ANSWERS.slice();
  if (form.path[answer.form.depth] === answer.form) collect(answer, form, found);
  return found;
}

function collect(from: AnswerNode, form: FormNode, found: AnswerNode[]): void {
  let answer = from;
  while (answer.form !== form) {
    if (answer.kind === 'question') return;
    const child = answer.children[form.path[answer.form.depth + 1]?.slot ?? -1];
    if (child === undefined) return;
    if (child.kind === 'repeat') {
      for (const instance of child.instances) collect(instance, form, found);
      return;
    }
    answer = child;
  }
  found.push(answer);
}

/** The answer that contains another, or is it, and belongs to a form's node. */
export function containerOf(answer: AnswerNode | RepeatAnswer, form: FormNode): AnswerNode {
  let container: AnswerNode = answer.kind === 'repeat' ? answer.parent : answer;
  while (container.form !== form && container.parent !== undefined) container = container.parent;
  return container;
}

/** `/household[2]/age`: the number of an instance from 1. An instance that is being added is the last one. */
export function pathOfAnswer(answer: AnswerNode | RepeatAnswer): string {
  const { form, parent } = answer;
  if (parent === undefined) return '';
  const siblings = parent.children[form.slot];
  const known = siblings?.kind === 'repeat' && answer.kind === 'group' ? siblings.instances.indexOf(answer) : -1;
  const number = siblings?.kind === 'repeat' ? (known < 0 ? siblings.instances.length : known) + 1 : 1;
  const index = answer.kind === 'group' && form.isRepeat ? `[${number}]` : '';
  return `${pathOfAnswer(parent)}/${form.name}${index}`;
}

/** The name of a node, as `name()` and paths know it; the form itself is `data`. */
export function nameOf(node: XPathNode): string {
  if (node.kind === 'question' || node.kind === 'group') return node.form.name || 'data';
  if (node.kind === 'field') return node.column;
  return node.kind === 'item' ? 'item' : 'root';
}
