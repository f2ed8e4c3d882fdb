import type { XPathValue } from './values.js';
import { areEqual, numberOfNode, toBoolean, toNumber, toText } from './values.js';

type AreNodes = readonly [left: boolean, right: boolean];

/**
 * `=` of XPath 1.0, section 3.4: nodes are compared by their texts, and with a number by their numbers; of a list of
 * nodes one is enough.
 */
export function equals(left: XPathValue, right: XPathValue, areNodes: AreNodes): boolean {
  if (typeof left !== 'object' && typeof right !== 'object') return samePair(left, right, areNodes);
  return anyPair(left, right, { areNodes, test: (same) => same });
}

/** `!=` of XPath 1.0, section 3.4: of a list of nodes, one that differs is enough, so both `=` and `!=` may be true. */
export function differs(left: XPathValue, right: XPathValue, areNodes: AreNodes): boolean {
  if (typeof left !== 'object' && typeof right !== 'object') return !samePair(left, right, areNodes);
  return anyPair(left, right, { areNodes, test: (same) => !same });
}

interface Comparison {
  readonly areNodes: AreNodes;
  readonly test: (same: boolean) => boolean;
}

function anyPair(left: XPathValue, right: XPathValue, { areNodes, test }: Comparison): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return test(toBoolean(left) === toBoolean(right));
  const lefts = typeof left === 'object' ? left.map((node) => node.text) : [left];
  const rights = typeof right === 'object' ? right.map((node) => node.text) : [right];
  const nodes: AreNodes = [areNodes[0] || typeof left === 'object', areNodes[1] || typeof right === 'object'];
  return lefts.some((one) => rights.some((other) => test(samePair(one, other, nodes))));
}

function samePair(
  left: string | number | boolean,
  right: string | number | boolean,
  [leftIsNode, rightIsNode]: AreNodes,
): boolean {
  if (leftIsNode && rightIsNode) return toText(left) === toText(right);
  if (leftIsNode) return sameAsNode(left, right);
  return rightIsNode ? sameAsNode(right, left) : areEqual(left, right);
}

function sameAsNode(node: string | number | boolean, value: string | number | boolean): boolean {
  if (typeof value === 'string') return toText(node) === value;
  // one node is a list that is not empty, and so is true
  return typeof value === 'boolean' ? value : toNumber(node) === value;
}

/** `<`, `<=`, `>`, `>=`: numbers are compared; of a list of nodes one is enough. */
export function compared(left: XPathValue, right: XPathValue, test: (left: number, right: number) => boolean): boolean {
  if (typeof left !== 'object' && typeof right !== 'object') return test(toNumber(left), toNumber(right));
  const lefts = typeof left === 'object' ? left.map(numberOfNode) : [toNumber(left)];
  const rights = typeof right === 'object' ? right.map(numberOfNode) : [toNumber(right)];
  return lefts.some((one) => rights.some((other) => test(one, other)));
}
