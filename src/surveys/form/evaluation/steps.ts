import type { Step } from '../xpath/tree.js';
import type { FormNode } from './form-node.js';
import { nodesBelow } from './form-node.js';
import type { AnswerNode, GroupAnswer, RepeatAnswer, TableNode, XPathNode } from './nodes.js';
import { FieldNode, isAsked, ItemNode, nameOf, TableNode as Table } from './nodes.js';
import { flatMap } from '../flat-map.js';

/** The nodes that one step of a location path reaches from a node, in document order; predicates are not applied. */
export function nodesAt(node: XPathNode, { axis, name }: Step): readonly XPathNode[] {
  switch (axis) {
    case 'self':
      return name === 'node()' || name === '*' || name === nameOf(node) ? [node] : [];
    case 'parent': {
      const parent = parentOf(node);
      return parent === undefined ? [] : [parent];
    }
    case 'attribute':
      return [];
    case 'child':
      return childrenOf(node, name);
    case 'descendant':
      return descendantsOf(node).filter((each) => ['*', 'node()', nameOf(each)].includes(name));
  }
}

/** The nodes of the form that a step may reach from any of these; more than are there in a set of answers. */
export function formNodesAt(from: ReadonlySet<FormNode>, step: Step): ReadonlySet<FormNode> {
  return new Set(flatMap(from, (node) => reachable(node, step)));
}

function reachable(node: FormNode, { axis, name }: Step): readonly FormNode[] {
  const isNamed = (each: FormNode): boolean => name === '*' || name === 'node()' || each.name === name;
  switch (axis) {
    case 'self':
      return [node];
    case 'parent':
      return node.parent === undefined ? [] : [node.parent];
    case 'child':
      return node.children.filter(isNamed);
    case 'descendant':
      return [...nodesBelow(node)].filter((each) => each !== node && isNamed(each));
    case 'attribute':
      return [];
  }
}

function parentOf(node: XPathNode): XPathNode | undefined {
  if (node.kind === 'field') return node.item;
  if (node.kind === 'item') return new Table(node.table, 'root');
  return node.kind === 'table' ? undefined : node.parent;
}

const answersOf = (child: AnswerNode | RepeatAnswer): readonly AnswerNode[] =>
  child.kind === 'repeat' ? child.instances.filter(isAsked) : [child];

function childrenOf(node: XPathNode, name: string): readonly XPathNode[] {
  const isAny = name === '*' || name === 'node()';
  switch (node.kind) {
    case 'group':
      return isAny ? flatMap(node.children, answersOf) : groupChildren(node, name);
    case 'table':
      return tableChildren(node, name);
    case 'item': {
      const columns = isAny ? node.table.columns : node.table.columns.includes(name) ? [name] : [];
      return columns.map((column) => new FieldNode(node, column));
    }
    default:
      return [];
  }
}

function groupChildren(group: GroupAnswer, name: string): readonly AnswerNode[] {
  const slot = group.form.child(name)?.slot;
  const child = slot === undefined ? undefined : group.children[slot];
  return child === undefined ? [] : answersOf(child);
}

function tableChildren({ table, level }: TableNode, name: string): readonly XPathNode[] {
  if (level === 'instance') return [new Table(table, 'root')];
  return name === 'item' || name === '*'
    ? Array.from({ length: table.size }, (_, row) => new ItemNode(table, row))
    : [];
}

function descendantsOf(node: XPathNode): readonly XPathNode[] {
  return flatMap(childrenOf(node, '*'), (child) => [child, ...descendantsOf(child)]);
}
