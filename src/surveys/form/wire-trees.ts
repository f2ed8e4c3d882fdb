import { lookupPath, pathOf } from './xpath/lookups.js';
import type { Step, XPath, XPathOperator } from './xpath/tree.js';

/**
 * A parsed expression as sent to the phone, which therefore needs no parser: a number or text is itself, an answer is
 * ["$", name], the current answer ["."], a negative ["~", operand], an attribute of a choice
 * ["@", name], the entry of a repeat ["^"] or, of the one around it, ["^", 2], rows of a table ["/", name, column, ...conditions],
 * an operator [sign, left, right], and a function ["name(", ...arguments].
 */
export type WireTree = number | string | readonly [string, ...WireTree[]];

/**
 * A parsed expression as it is sent. Questionnaires have no other paths than attributes, the entries of repeats and lookups.
 */
export function packTree(node: XPath): WireTree {
  switch (node.kind) {
    case 'number':
    case 'string':
      return node.value;
    case 'reference':
      return ['$', node.name];
    case 'current':
      return ['.'];
    case 'negate':
      return ['~', packTree(node.operand)];
    case 'binary':
      return [node.operator, packTree(node.left), packTree(node.right)];
    case 'call':
      return [`${node.name}(`, ...node.args.map(packTree)];
    case 'path':
      return packPath(node);
  }
}

function packPath(path: XPath & { kind: 'path' }): WireTree {
  const lookup = lookupPath(path);
  if (lookup) return ['/', lookup.name, lookup.column ?? '', ...lookup.conditions.map(packTree)];
  const [step] = path.steps;
  if (step?.axis !== 'parent') return ['@', step?.name ?? ''];
  return path.steps.length > 1 ? ['^', path.steps.length] : ['^'];
}

/** The expression again; positions in its text are not sent and are 0. */
export function unpackTree(wire: WireTree): XPath {
  const at = 0;
  if (typeof wire === 'number') return { kind: 'number', value: wire, at };
  if (typeof wire === 'string') return { kind: 'string', value: wire, at };
  const [sign, ...parts] = wire;
  if (sign === '$') return { kind: 'reference', name: String(parts[0]), lastSaved: false, at };
  if (sign === '@' || sign === '^') {
    const place = sign === '@' ? { axis: 'child', name: String(parts[0]) } : { axis: 'parent', name: 'node()' };
    const step = { ...(place as Pick<Step, 'axis' | 'name'>), predicates: [], at };
    const steps = sign === '^' && Number(parts[0]) > 1 ? Array<Step>(Number(parts[0])).fill(step) : [step];
    return { kind: 'path', start: 'context', predicates: [], steps, at };
  }
  if (sign === '.') return { kind: 'current', at };
  if (sign === '/') {
    const [name, column, ...conditions] = parts;
    return pathOf({ name: String(name), column: String(column) || undefined, conditions: conditions.map(unpackTree) });
  }
  const [left, right] = parts.map(unpackTree);
  if (sign === '~') return { kind: 'negate', operand: left as XPath, at };
  if (!sign.endsWith('(')) {
    return { kind: 'binary', operator: sign as XPathOperator, left: left as XPath, right: right as XPath, at };
  }
  return { kind: 'call', name: sign.slice(0, -1), args: parts.map(unpackTree), at };
}
