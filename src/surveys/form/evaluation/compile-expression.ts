/**
 * From the tree of an expression to functions that evaluate it. Every function takes a `Frame` and gives an
 * `XPathValue`; nothing throws: what cannot be computed is blank or not a number, as XPath 1.0 says.
 */
import type { XPath, XPathOperator } from '../xpath/tree.js';
import { formFunction } from './functions/form-functions.js';
import { FUNCTIONS } from './functions/functions.js';
import type { Frame, Operand, Scope } from './operand.js';
import { isTrue } from './operand.js';
import { compilePath } from './compile-path.js';
import { compileReference } from './references.js';
import { compared, differs, equals } from './comparison.js';
import type { XPathValue } from './values.js';
import { toBoolean, toNumber } from './values.js';

export function compile(tree: XPath, scope: Scope): Operand {
  switch (tree.kind) {
    case 'number': {
      const { value } = tree;
      return computed(() => value);
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
      return binary(tree, scope);
    case 'call':
      return call(tree, scope);
    default:
      return compilePath(tree, scope, compile);
  }
}

const computed = (run: Operand['run']): Operand => ({ run, isNode: false });

function call(tree: XPath & { kind: 'call' }, scope: Scope): Operand {
  const ofForm = formFunction(tree, scope, compile);
  if (ofForm !== undefined) return ofForm;
  const args = tree.args.map((arg) => compile(arg, scope));
  const run = Object.prototype.hasOwnProperty.call(FUNCTIONS, tree.name) ? FUNCTIONS[tree.name] : undefined;
  // readers refuse functions that do not exist; a model from elsewhere gives a blank
  return run === undefined ? computed(() => '') : computed((frame) => run(args, frame));
}

type Apply = (left: XPathValue, right: Operand, frame: Frame) => XPathValue;

const arithmetic =
  (compute: (left: number, right: number) => number): Apply =>
  (left, right, frame) =>
    compute(toNumber(left), toNumber(right.run(frame)));

/** `left` is a value that was computed, no node. */
const APPLY: Readonly<Record<XPathOperator, Apply>> = {
  or: (left, right, frame) => toBoolean(left) || isTrue(right, frame),
  and: (left, right, frame) => toBoolean(left) && isTrue(right, frame),
  '=': (left, right, frame) => equals(left, right.run(frame), [false, right.isNode]),
  '!=': (left, right, frame) => differs(left, right.run(frame), [false, right.isNode]),
  '<': (left, right, frame) => compared(left, right.run(frame), (a, b) => a < b),
  '<=': (left, right, frame) => compared(left, right.run(frame), (a, b) => a <= b),
  '>': (left, right, frame) => compared(left, right.run(frame), (a, b) => a > b),
  '>=': (left, right, frame) => compared(left, right.run(frame), (a, b) => a >= b),
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  div: arithmetic((a, b) => a / b),
  mod: arithmetic((a, b) => a % b),
  '|': (left, right, frame) => [...(Array.isArray(left) ? left : []), ...(right.nodes?.(frame) ?? [])],
};

/** Chains such as `a + b + c …` are as long as a cell: they are evaluated in a loop and not by recursion. */
function binary(tree: XPath & { kind: 'binary' }, scope: Scope): Operand {
  const links: { operator: XPathOperator; right: Operand }[] = [];
  let left: XPath = tree;
  for (; left.kind === 'binary'; left = left.left)
    links.push({ operator: left.operator, right: compile(left.right, scope) });
  const [first, ...others] = links.reverse();
  const start = compile(left, scope);
  if (first === undefined) return start;
  const { operator } = first;
  if ((operator === 'or' || operator === 'and') && others.every((link) => link.operator === operator))
    return junction(operator === 'or', [start, ...links.map(({ right }) => right)]);
  const innermost = compileFirst(start, first);
  return others.length === 0 ? innermost : chain(innermost, others);
}

function chain(start: Operand, links: readonly { operator: XPathOperator; right: Operand }[]): Operand {
  const steps = links.map(({ operator, right }) => ({ apply: APPLY[operator], right }));
  return computed((frame) => {
    let value = start.run(frame);
    for (const { apply, right } of steps) value = apply(value, right, frame);
    return value;
  });
}

/** Conditions joined by `or`, or all by `and`: evaluated up to the first that decides. */
function junction(decides: boolean, parts: readonly Operand[]): Operand {
  return computed((frame) => {
    for (const part of parts) if (isTrue(part, frame) === decides) return decides;
    return !decides;
  });
}

/** The innermost operator: its left operand may be a node. */
function compileFirst(left: Operand, { operator, right }: { operator: XPathOperator; right: Operand }): Operand {
  const areNodes = [left.isNode, right.isNode] as const;
  switch (operator) {
    case '=':
      if (left.isNode && right.text !== undefined) return equalToText(left, right.text);
      return computed((frame) => equals(left.run(frame), right.run(frame), areNodes));
    case '!=':
      return computed((frame) => differs(left.run(frame), right.run(frame), areNodes));
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
function equalToText({ run }: Operand, text: string): Operand {
  return computed((frame) => {
    const value = run(frame);
    return typeof value === 'string' ? value === text : equals(value, text, [true, false]);
  });
}
