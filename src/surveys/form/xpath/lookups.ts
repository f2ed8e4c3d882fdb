import type { Step, XPath } from './tree.js';
import { partsOf } from './tree.js';
import { flatMap } from '../flat-map.js';

type Path = XPath & { kind: 'path' };

/** `instance('parks')/root/item[code = ${park}]/wage`: rows of a choice list or an attached file, or one of their columns. */
export interface LookupPath {
  /** The name of the list, or of the file without its ending. */
  readonly name: string;
  readonly conditions: readonly XPath[];
  /** Undefined: the rows themselves, e.g. to count them. */
  readonly column: string | undefined;
}

/** Undefined for all other paths. */
export function lookupPath({ start, predicates, steps }: Path): LookupPath | undefined {
  const name = instanceName(start);
  const [root, item, column, ...more] = steps;
  if (name === undefined || predicates.length > 0 || more.length > 0) return undefined;
  if (!isBare(root) || root?.name !== 'root' || item?.axis !== 'child' || item.name !== 'item') return undefined;
  if (column !== undefined && !isBare(column)) return undefined;
  return { name, conditions: item.predicates, column: column?.name };
}

function instanceName(start: Path['start']): string | undefined {
  if (typeof start === 'string' || start.kind !== 'call' || start.name !== 'instance') return undefined;
  const [name] = start.args;
  return name?.kind === 'string' ? name.value : undefined;
}

/** A path of this form that was sent to a phone. */
export function pathOf({ name, conditions, column }: LookupPath): Path {
  const at = 0;
  const step = (of: string, predicates: readonly XPath[] = []): Step => ({ axis: 'child', name: of, predicates, at });
  const start: XPath = { kind: 'call', name: 'instance', args: [{ kind: 'string', value: name, at }], at };
  const steps = [step('root'), step('item', conditions)].concat(column === undefined ? [] : step(column));
  return { kind: 'path', start, predicates: [], steps, at };
}

/** A bare name: in a condition on rows, the column with this name. */
export function isColumn({ start, steps, predicates }: Path): boolean {
  return start === 'context' && steps.length === 1 && predicates.length === 0 && isBare(steps[0]);
}

const isBare = (step: Step | undefined): boolean =>
  step?.axis === 'child' && step.name !== '*' && step.predicates.length === 0;

/** What an expression reads of tables. */
export interface TableReads {
  /** Its bare names, without those in the conditions of lookups. */
  readonly columns: readonly Path[];
  readonly lookups: readonly Lookup[];
}

interface Lookup extends LookupPath {
  readonly path: Path;
  /** The bare names in its conditions. */
  readonly compared: readonly Path[];
}

export function tableReadsOf(tree: XPath): TableReads {
  const columns: Path[] = [];
  const lookups: Lookup[] = [];
  const waiting: XPath[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const lookup = node.kind === 'path' ? lookupPath(node) : undefined;
    if (node.kind === 'path' && lookup !== undefined) {
      const inside = lookup.conditions.map(tableReadsOf);
      lookups.push({ ...lookup, path: node, compared: flatMap(inside, (each) => each.columns) });
      for (const each of inside) lookups.push(...each.lookups);
    } else {
      if (node.kind === 'path' && isColumn(node)) columns.push(node);
      waiting.push(...partsOf(node));
    }
  }
  return { columns, lookups };
}

export const nameOf = ({ steps: [step] }: Path): string => step?.name ?? '';
