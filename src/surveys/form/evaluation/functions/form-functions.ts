/** Functions that need the form and not only the values of their arguments. */
import type { XPath } from '../../xpath/tree.js';
import type { Compile } from '../language.js';
import type { FormNode } from '../form-node.js';
import { sharedGroup } from '../form-node.js';
import type { AnswerNode } from '../nodes.js';
import { askedBelow, containerOf, isAsked } from '../nodes.js';
import type { Frame, Operand, Scope } from '../operand.js';
import { toNumber, toText } from '../values.js';

type Call = XPath & { kind: 'call' };

/** Functions of choices and of instances of repeats. Undefined if the function is not one of these. */
export function instanceFunction(call: Call, scope: Scope, compile: Compile): Operand | undefined {
  const args = (): readonly Operand[] => call.args.map((arg) => compile(arg, scope));
  switch (call.name) {
    case 'position':
      return call.args.length === 0 ? undefined : position(args()[0] ?? blank, scope);
    case 'indexed-repeat':
      return indexedRepeat(
        // the question is read in the instance with the number, which may be the one before: a running total
        call.args.map((arg, at) => compile(arg, at === 0 ? { ...scope, reads: () => undefined } : scope)),
        scope,
      );
    case 'jr:choice-name':
      return choiceName(args(), scope);
    case 'once':
      return once(args()[0] ?? blank);
    default:
      return undefined;
  }
}

const blank: Operand = { run: () => '', isNode: false, text: '' };

/** `position(..)`: the number of an instance among those of its repeat, from 1. It changes if one before is removed. */
function position(of: Operand, { reads }: Scope): Operand {
  for (const target of of.targets ?? [])
    if (target.isRepeat && target.parent !== undefined) reads(target, target.parent);
  return {
    run: (frame) => {
      const node = of.nodes?.(frame)[0];
      if (node === undefined) return Number.NaN;
      return node.kind === 'group' ? instanceNumber(node) : node.kind === 'item' ? node.row + 1 : 1;
    },
    isNode: false,
  };
}

function instanceNumber(group: AnswerNode): number {
  const siblings = group.parent?.children[group.form.slot];
  if (siblings?.kind !== 'repeat' || group.kind !== 'group') return 1;
  return siblings.instances.indexOf(group) + 1;
}

/**
 * `indexed-repeat(${question}, ${repeat}, index, …)`: the answer in the instance with this number; pairs of repeat and
 * index lead from the outer to the inner repeat.
 */
function indexedRepeat(args: readonly Operand[], { owner, reads }: Scope): Operand {
  const [question] = args[0]?.targets ?? [];
  const pairs: { repeat: FormNode; index: Operand }[] = [];
  for (let at = 1; at + 1 < args.length; at += 2) {
    const [repeat] = args[at]?.targets ?? [];
    const index = args[at + 1];
    if (repeat !== undefined && index !== undefined) pairs.push({ repeat, index });
  }
  const [first] = pairs;
  if (question === undefined || first === undefined) return blank;
  const shared = sharedGroup(first.repeat, owner);
  reads(question, shared);
  const nodes = (frame: Frame): readonly AnswerNode[] => {
    let answer: AnswerNode | undefined = containerOf(frame.answer, shared);
    for (const { repeat, index } of pairs) {
      if (answer === undefined) return [];
      answer = instanceBelow(answer, repeat, toNumber(index.run(frame)));
    }
    return answer === undefined ? [] : askedBelow(answer, question).slice(0, 1);
  };
  return {
    run: (frame) => {
      const [answer] = nodes(frame);
      if (answer === undefined) return [];
      return answer.kind === 'question' ? answer.value : answer.text;
    },
    nodes,
    isNode: true,
    targets: new Set([question]),
  };
}

/** The instance of a repeat with a number from 1, without a list of all of them. */
function instanceBelow(answer: AnswerNode, repeat: FormNode, number: number): AnswerNode | undefined {
  let left = number - 1;
  for (const group of repeat.parent === undefined ? [] : askedBelow(answer, repeat.parent)) {
    const child = group.kind === 'group' ? group.children[repeat.slot] : undefined;
    const instances = child?.kind === 'repeat' ? child.instances.filter(isAsked) : [];
    if (left < instances.length) return instances[left];
    left -= instances.length;
  }
  return undefined;
}

/** `jr:choice-name(value, '${question}')`: the label of a choice of the question, in the present language. */
function choiceName([value = blank, question = blank]: readonly Operand[], scope: Scope): Operand {
  const name = /([^/\s{}]+)\s*\}?\s*$/.exec(question.text ?? '')?.[1] ?? '';
  const columns = scope.named(name)?.choiceColumns;
  if (columns === undefined) return blank;
  const { table, code, label } = columns;
  return {
    run: (frame) => {
      const text = toText(value.run(frame));
      const found = frame.environment.tables.get(table);
      const row = found?.rowsWith(code, text)[0];
      return row === undefined ? '' : (found?.text(row, label) ?? '');
    },
    isNode: false,
  };
}

/** `once(x)`: the answer that is there; if there is none, `x`. */
function once(of: Operand): Operand {
  return {
    run: (frame) => {
      const { answer } = frame;
      return answer.kind === 'question' && answer.stored !== '' ? answer.stored : of.run(frame);
    },
    isNode: false,
  };
}
