/**
 * From the tree of an expression to functions that evaluate it. Every function takes a `Frame` and gives an
 * `XPathValue`; nothing throws: what cannot be computed is blank or not a number, as XPath 1.0 says.
 */
import type { XPath, XPathOperator } from '../xpath/tree.js';
import type { Condition, Frame, Operand, Scope } from './operand.js';
import { conditionOf } from './operand.js';
import { compileReference, ownAnswer } from './references.js';
import { compared, differs, equals } from './comparison.js';
import type { XPathValue } from './values.js';
import { toNumber, toText } from './values.js';

/** An expression as an operand: what its value is in a frame, and, as far as it is known before, where it comes from. */
export function compile(tree: XPath, scope: Scope): Operand {
  switch (tree.kind) {
    case 'number': {
      const { value } = tree;
      return { ...computed(() => value), number: value };
    }
    case 'string': {
      const { value } = tree;
      return { ...computed(() => value), text: value };
    }
    case 'reference':
      return compileReference(tree, scope);
    case 'negate': {
      const { run } = compile(tree.operand, scope);
      return computed((frame) => -toNumber(run(frame)));
    }
    case 'binary':
      return isJunction(tree.operator) ? junction(tree, scope) : binary(tree, scope);
    case 'call':
      return call(tree, scope);
    case 'current':
      return ownAnswer(scope);
    case 'path':
      return scope.language.path(tree, scope, compile);
  }
}

const computed = (run: Operand['run']): Operand => ({ run, isNode: false });
const condition = (holds: Condition): Operand => ({ run: holds, holds, isNode: false });
const isJunction = (operator: XPathOperator): boolean => operator === 'or' || operator === 'and';

function call(tree: XPath & { kind: 'call' }, scope: Scope): Operand {
  const ofForm = scope.language.callOfForm(tree, scope, compile);
  if (ofForm !== undefined) return ofForm;
  const args = tree.args.map((arg) => compile(arg, scope));
  const ofCondition = conditional(tree.name, args);
  if (ofCondition !== undefined) return ofCondition;
  const { functions } = scope.language;
  const run = Object.prototype.hasOwnProperty.call(functions, tree.name) ? functions[tree.name] : undefined;
  // readers refuse functions that do not exist; a model from elsewhere gives a blank
  return run === undefined ? computed(() => '') : computed((frame) => run(args, frame));
}

/** Functions whose first argument is a condition; undefined if the function is not one of these. */
function conditional(name: string, [first, yes, no]: readonly Operand[]): Operand | undefined {
  const holds = first === undefined ? (): boolean => false : conditionOf(first);
  switch (name) {
    case 'not':
      return condition((frame) => !holds(frame));
    case 'boolean':
      return condition(holds);
    case 'if':
      return computed((frame) => (holds(frame) ? yes : no)?.run(frame) ?? '');
    default:
      return undefined;
  }
}

type Apply = (left: XPathValue, right: Operand, frame: Frame) => XPathValue;
type Binary = XPath & { kind: 'binary' };

const arithmetic =
  (compute: (left: number, right: number) => number): Apply =>
  (left, right, frame) =>
    compute(toNumber(left), toNumber(right.run(frame)));

type Order = '<' | '<=' | '>' | '>=';

const ORDER: Readonly<Record<Order, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const ordered =
  (operator: Order): Apply =>
  (left, right, frame) =>
    compared(left, right.run(frame), ORDER[operator]);

/** `left` is a value that was computed, no node. */
const APPLY: Readonly<Record<Exclude<XPathOperator, 'or' | 'and'>, Apply>> = {
  '=': (left, right, frame) => equals(left, right.run(frame), [false, right.isNode]),
  '!=': (left, right, frame) => differs(left, right.run(frame), [false, right.isNode]),
  '<': ordered('<'),
  '<=': ordered('<='),
  '>': ordered('>'),
  '>=': ordered('>='),
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  div: arithmetic((a, b) => a / b),
  mod: arithmetic((a, b) => a % b),
  '|': (left, right, frame) => [...(Array.isArray(left) ? left : []), ...(right.nodes?.(frame) ?? [])],
};

interface Link {
  readonly operator: Exclude<XPathOperator, 'or' | 'and'>;
  readonly right: Operand;
}

/** Chains such as `a + b + c …` are as long as a cell: they are evaluated in a loop and not by recursion. */
function binary(tree: Binary, scope: Scope): Operand {
  const links: Link[] = [];
  let left: XPath = tree;
  for (; left.kind === 'binary'; left = left.left) {
    const { operator } = left;
    if (operator === 'or' || operator === 'and') break;
    links.push({ operator, right: compile(left.right, scope) });
  }
  const [first, ...others] = links.reverse();
  const start = compile(left, scope);
  if (first === undefined) return start;
  const innermost = compileFirst(start, first);
  return others.length === 0 ? innermost : chain(innermost, others);
}

function chain(start: Operand, links: readonly Link[]): Operand {
  const steps = links.map(({ operator, right }) => ({ apply: APPLY[operator], right }));
  return computed((frame) => {
    let value = start.run(frame);
    for (const { apply, right } of steps) value = apply(value, right, frame);
    return value;
  });
}

/** Conditions joined by `or`, or all by `and`: evaluated up to the first that decides. */
function junction(tree: Binary, scope: Scope): Operand {
  const parts: XPath[] = [];
  let left: XPath = tree;
  for (; left.kind === 'binary' && left.operator === tree.operator; left = left.left) parts.push(left.right);
  const trees = [left, ...parts.reverse()];
  const decides = tree.operator === 'or';
  const oneOf = decides ? oneOfTexts(trees, scope) : undefined;
  if (oneOf !== undefined) return oneOf;
  const conditions = trees.map((part) => conditionOf(compile(part, scope)));
  const [first, second] = conditions;
  // most have two parts: calls of their own are faster than a loop
  if (conditions.length === 2 && first !== undefined && second !== undefined)
    return condition(decides ? (frame) => first(frame) || second(frame) : (frame) => first(frame) && second(frame));
  return condition((frame) => {
    for (const holds of conditions) if (holds(frame) === decides) return decides;
    return !decides;
  });
}

/** `${a} = '1' or ${a} = '2'`: one answer compared with several codes is read once. */
function oneOfTexts(parts: readonly XPath[], scope: Scope): Operand | undefined {
  const names = new Set<string>();
  const texts: string[] = [];
  for (const part of parts) {
    if (part.kind !== 'binary' || part.operator !== '=' || part.right.kind !== 'string') return undefined;
    if (part.left.kind !== 'reference' || part.left.lastSaved) return undefined;
    names.add(part.left.name);
    texts.push(part.right.value);
  }
  const [first] = parts;
  if (names.size !== 1 || first?.kind !== 'binary') return undefined;
  const { run } = compile(first.left, scope);
  return condition((frame) => {
    const value = run(frame);
    return typeof value === 'object' ? value.some(({ text }) => texts.includes(text)) : texts.includes(toText(value));
  });
}

/** The innermost operator: its left operand may be a node. */
function compileFirst(left: Operand, { operator, right }: Link): Operand {
  const areNodes = [left.isNode, right.isNode] as const;
  switch (operator) {
    case '=':
      if (left.isNode && right.text !== undefined) return equalToText(left, right.text);
      return condition((frame) => equals(left.run(frame), right.run(frame), areNodes));
    case '!=':
      return condition((frame) => differs(left.run(frame), right.run(frame), areNodes));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(left, ORDER[operator], right);
    case '|': {
      const nodes = (frame: Frame) => [...new Set([...(left.nodes?.(frame) ?? []), ...(right.nodes?.(frame) ?? [])])];
      return { run: nodes, nodes, isNode: true };
    }
    default: {
      const apply = APPLY[operator];
      return computed((frame) => apply(left.run(frame), right, frame));
    }
  }
}

/** The most frequent condition of all: an answer compared with a code. */
function equalToText({ run, rootSlot }: Operand, text: string): Operand {
  if (rootSlot !== undefined)
    return condition(({ environment }) => {
      const answer = environment.root.children[rootSlot];
      if (answer?.kind !== 'question' || !answer.relevant) return text === '';
      const { stored } = answer;
      return typeof stored === 'string' ? stored === text : equals(stored, text, [true, false]);
    });
  return condition((frame) => {
    const value = run(frame);
    return typeof value === 'string' ? value === text : equals(value, text, [true, false]);
  });
}

function comparison(left: Operand, order: (left: number, right: number) => boolean, right: Operand): Operand {
  const { number } = right;
  if (number === undefined) return condition((frame) => compared(left.run(frame), right.run(frame), order));
  return condition((frame) => {
    const value = left.run(frame);
    return typeof value === 'number' ? order(value, number) : compared(value, number, order);
  });
}
