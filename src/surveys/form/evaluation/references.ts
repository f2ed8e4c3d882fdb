import type { XPath } from '../xpath/tree.js';
import type { FormNode } from './form-node.js';
import { sharedGroup } from './form-node.js';
import type { AnswerNode, RepeatAnswer, XPathNode } from './nodes.js';
import { answersBelow } from './nodes.js';
import type { Frame, Operand, Scope } from './operand.js';

/** `${name}`: the answer in the same instance of the repeats that contain both, or all of them in other repeats. */
export function compileReference({ name, lastSaved }: XPath & { kind: 'reference' }, scope: Scope): Operand {
  if (lastSaved) return { run: ({ environment }) => environment.context.lastSaved[name] ?? '', isNode: true };
  const target = scope.named(name);
  if (target === undefined)
    return { run: ({ environment }) => environment.context.properties[name] ?? '', isNode: true };
  return readAnswer(target, scope, sharedGroup(target, scope.owner));
}

/** Reads a node of the form below the instance of the shared group that the expression is in. */
export function readAnswer(target: FormNode, { owner, reads }: Scope, shared: FormNode): Operand {
  reads(target, shared);
  const below = target.path.slice(shared.depth + 1);
  const targets: ReadonlySet<FormNode> = new Set([target]);
  const container = containerFrom(owner, shared);
  if (target.question === undefined || below.some(({ isRepeat }) => isRepeat)) {
    const nodes = (frame: Frame): readonly AnswerNode[] => answersBelow(container(frame), target);
    return { run: nodes, nodes, isNode: true, targets };
  }
  const slots = below.map(({ slot }) => slot);
  const [slot] = slots;
  if (shared.parent === undefined && slots.length === 1 && slot !== undefined)
    return { ...readFirstLevel(slot), isNode: true, targets, rootSlot: slot };
  return { ...readQuestion(container, slots), isNode: true, targets };
}

type Reading = Pick<Operand, 'run'> & { readonly nodes: (frame: Frame) => readonly AnswerNode[] };

/** Reads a question that is in no group: in most forms, nearly all of them. */
function readFirstLevel(slot: number): Reading {
  return {
    run: ({ environment }) => {
      const answer = environment.root.children[slot];
      return answer?.kind === 'question' ? answer.value : '';
    },
    nodes: ({ environment }) => {
      const answer = environment.root.children[slot];
      return answer?.kind === 'question' ? [answer] : [];
    },
  };
}

/** Reads a question that is reached by one child after the other. */
function readQuestion(container: (frame: Frame) => AnswerNode, slots: readonly number[]): Reading {
  const find = (frame: Frame): AnswerNode | undefined => {
    let answer = container(frame);
    for (const slot of slots) {
      const child = answer.kind === 'group' ? answer.children[slot] : undefined;
      if (child === undefined || child.kind === 'repeat') return undefined;
      answer = child;
    }
    return answer;
  };
  return {
    run: (frame) => {
      const answer = find(frame);
      return answer?.kind === 'question' ? answer.value : '';
    },
    nodes: (frame) => {
      const answer = find(frame);
      return answer === undefined ? [] : [answer];
    },
  };
}

/** The instance of the shared group that an expression is in. */
function containerFrom(owner: FormNode, shared: FormNode): (frame: Frame) => AnswerNode {
  if (shared.parent === undefined) return ({ environment }) => environment.root;
  const ups = owner.depth - shared.depth;
  return ups === 1 ? parentOf : (frame) => ancestorOf(frame, ups);
}

const parentOf = ({ answer }: Frame): AnswerNode => answer.parent ?? ancestorOf({ answer }, 0);

function ancestorOf({ answer }: Pick<Frame, 'answer'>, ups: number): AnswerNode {
  let ancestor: AnswerNode | RepeatAnswer = answer;
  for (let up = 0; up < ups; up += 1) ancestor = ancestor.parent ?? ancestor;
  return ancestor.kind === 'repeat' ? ancestor.parent : ancestor;
}

/** `.`: where a question's own answer is meant, its typed value. */
export function ownAnswer({ starts, shared, isOwn, reads }: Scope): Operand {
  const nodes = (frame: Frame): readonly XPathNode[] => [frame.item];
  const run: Operand['run'] = ({ item }) => (item.kind === 'question' ? item.value : item.text);
  if (!isOwn) for (const start of starts) reads(start, shared);
  return { run, nodes, isNode: true, targets: starts };
}
