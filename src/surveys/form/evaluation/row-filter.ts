import type { XPath } from '../xpath/tree.js';
import { nodesOf } from '../xpath/tree.js';
import type { Compile, TableFilter } from './language.js';
import { ItemNode } from './nodes.js';
import type { Frame, Operand, Scope } from './operand.js';
import { within } from './operand.js';
import type { ItemTable } from './tables.js';
import { toBoolean, toText } from './values.js';

/** A column whose text must equal a value that is the same for all rows. */
interface Equality {
  readonly column: string;
  readonly value: Operand;
}

/**
 * A condition on rows of a table. Parts of the form `column = value` that are joined by `and` are looked up in an index,
 * so that a filter over 16,000 choices costs as much as its result.
 */
export class RowFilter implements TableFilter {
  private readonly condition: Operand;
  private readonly equalities: readonly Equality[];
  private readonly isWhole: boolean;

  constructor(tree: XPath, scope: Scope, compile: Compile) {
    this.condition = compile(tree, scope);
    const parts = conjunction(tree);
    const isTable = scope.starts.size === 0;
    const equalities: Equality[] = [];
    for (const part of isTable ? parts : []) {
      const found = equality(part);
      if (found !== undefined) equalities.push({ column: found.column, value: compile(found.value, scope) });
    }
    this.equalities = equalities;
    this.isWhole = this.equalities.length === parts.length;
  }

  readonly accepts = (frame: Frame): boolean => {
    const value = this.condition.run(frame);
    return typeof value === 'number' ? value === frame.position : toBoolean(value);
  };

  readonly rows = (table: ItemTable, frame: Frame): readonly ItemNode[] => {
    const found = this.indexed(table, frame);
    const exact = found !== undefined && this.isWhole && this.equalities.length === 1;
    const rows = found ?? Array.from({ length: table.size }, (_, row) => row);
    const items = rows.map((row) => new ItemNode(table, row));
    if (exact) return items;
    return items.filter((item) => this.accepts(within(frame, item, [item.row + 1, table.size])));
  };

  /** The shortest list of rows that an index gives; undefined if none can be used. */
  private indexed(table: ItemTable, frame: Frame): readonly number[] | undefined {
    let shortest: readonly number[] | undefined;
    for (const { column, value } of this.equalities) {
      const wanted = value.run(frame);
      // numbers and lists of nodes are compared in other ways than by one text
      if (typeof wanted === 'object' || typeof wanted === 'boolean' || (typeof wanted === 'number' && !value.isNode))
        continue;
      const rows = table.rowsWith(column, toText(wanted));
      if (shortest === undefined || rows.length < shortest.length) shortest = rows;
    }
    return shortest;
  }
}

function conjunction(tree: XPath): readonly XPath[] {
  const parts: XPath[] = [];
  let rest = tree;
  for (; rest.kind === 'binary' && rest.operator === 'and'; rest = rest.left) parts.push(rest.right);
  return [...parts, rest];
}

function equality(tree: XPath): { column: string; value: XPath } | undefined {
  if (tree.kind !== 'binary' || tree.operator !== '=') return undefined;
  const { left, right } = tree;
  const column = columnOf(left);
  if (column !== undefined && !dependsOnRow(right)) return { column, value: right };
  const other = columnOf(right);
  return other !== undefined && !dependsOnRow(left) ? { column: other, value: left } : undefined;
}

function columnOf(tree: XPath): string | undefined {
  if (tree.kind !== 'path' || tree.start !== 'context' || tree.steps.length !== 1) return undefined;
  const [step] = tree.steps;
  const isPlain = step?.axis === 'child' && step.name !== '*' && step.predicates.length === 0;
  return isPlain && tree.predicates.length === 0 ? step.name : undefined;
}

const ROW_CALLS: ReadonlySet<string> = new Set(['position', 'last', 'random', 'string', 'number', 'name']);

function dependsOnRow(tree: XPath): boolean {
  for (const node of nodesOf(tree)) {
    if (node.kind === 'current' || (node.kind === 'path' && node.start === 'context')) return true;
    if (node.kind === 'call' && ROW_CALLS.has(node.name)) return true;
  }
  return false;
}
