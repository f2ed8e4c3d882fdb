/** Builds the linked system of crossed dimensions with all margins and hierarchies from counted combinations. */
import type { LinkedSystem, PublishedCell } from './linked-system.js';

export interface Dimension {
  readonly column: string;
  /** Maps a level to its parent level. */
  readonly parents?: Readonly<Record<string, string>>;
}

export interface CrossedSpec {
  readonly dimensions: readonly Dimension[];
  /** Tables as lists of columns; absent = one table over all dimensions. */
  readonly tables?: readonly (readonly string[])[];
  readonly minimum: number;
}

export interface CrossedRow {
  /** One level for each dimension, in their order; the lowest level of its hierarchy. */
  readonly levels: readonly string[];
  /** Number of persons, or for a magnitude its whole units. */
  readonly count: number;
  /** The contributor of the magnitude, such as an enterprise or a holding. */
  readonly contributor?: string;
}

/** Maps columns to levels; a column at its total is absent. */
export type CellAddress = Readonly<Record<string, string>>;

export interface CrossedSystem extends LinkedSystem {
  readonly addresses: ReadonlyMap<string, CellAddress>;
}

/** A node of a hierarchy: a level, or the total (null). */
interface Node {
  readonly level: string | null;
  /** Positions of the lowest levels that it includes. */
  readonly leaves: readonly number[];
  readonly children: readonly (string | null)[];
}

/** A dimension that at least one table uses. */
export interface Axis {
  readonly column: string;
  /** Position of the dimension in the specification. */
  readonly position: number;
  /** Lowest levels, sorted. */
  readonly leaves: readonly string[];
  readonly nodes: ReadonlyMap<string | null, Node>;
}

function sorted(levels: Iterable<string>): string[] {
  return [...new Set(levels)].sort((a, b) => (a < b ? -1 : 1));
}

function axisOf(dimension: Dimension, position: number, rows: readonly CrossedRow[]): Axis {
  const parents = new Map(Object.entries(dimension.parents ?? {}));
  const all = sorted([...rows.map((row) => row.levels[position]!), ...parents.keys(), ...parents.values()]);
  const children = new Map<string | null, string[]>();
  for (const level of all) {
    const above = parents.get(level) ?? null;
    const siblings = children.get(above);
    if (siblings === undefined) children.set(above, [level]);
    else siblings.push(level);
  }
  const leaves = all.filter((level) => !children.has(level));
  const at = new Map(leaves.map((level, place) => [level, place]));
  const nodes = new Map<string | null, Node>();
  const visit = (level: string | null): readonly number[] => {
    const below = children.get(level) ?? [];
    const reached = below.length === 0 ? [at.get(level!)!] : below.flatMap(visit);
    nodes.set(level, { level, leaves: reached, children: below });
    return reached;
  };
  visit(null);
  return { column: dimension.column, position, leaves, nodes };
}

function tablesOf(spec: CrossedSpec): readonly (readonly string[])[] {
  return spec.tables ?? [spec.dimensions.map((dimension) => dimension.column)];
}

/** Dimensions that no table uses are summed. */
export function axesOf(spec: CrossedSpec, rows: readonly CrossedRow[]): readonly Axis[] {
  const used = new Set(tablesOf(spec).flat());
  return spec.dimensions.flatMap((dimension, position) =>
    used.has(dimension.column) ? [axisOf(dimension, position, rows)] : [],
  );
}

/** Number of inner cells and maximum number of published cells, to refuse a table before building it. */
export function sizeOf(spec: CrossedSpec, axes: readonly Axis[]): { readonly inner: number; readonly cells: number } {
  const product = (columns: readonly string[], size: (axis: Axis) => number): number =>
    axes.reduce((all, axis) => all * (columns.includes(axis.column) ? size(axis) : 1), 1);
  return {
    inner: axes.reduce((all, axis) => all * axis.leaves.length, 1),
    cells: tablesOf(spec).reduce((sum, table) => sum + product(table, (axis) => axis.nodes.size), 0),
  };
}

/** The key of a cell: its address with sorted columns. */
export function addressKey(address: CellAddress): string {
  return JSON.stringify(Object.entries(address).sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Crossing {
  readonly address: CellAddress;
  readonly nodes: readonly Node[];
}

/** All cells of a table: every combination of the nodes of its columns, with the other columns at their total. */
function crossings(axes: readonly Axis[], table: readonly string[]): Crossing[] {
  return axes.reduce<Crossing[]>(
    (found, axis) => {
      const nodes = table.includes(axis.column) ? [...axis.nodes.values()] : [axis.nodes.get(null)!];
      return found.flatMap(({ address, nodes: before }) =>
        nodes.map((node) => ({
          address: node.level === null ? address : { ...address, [axis.column]: node.level },
          nodes: [...before, node],
        })),
      );
    },
    [{ address: {}, nodes: [] }],
  );
}

/**
 * The inner cells of an address. Inner cells are all combinations of the lowest levels, numbered with the last axis
 * varying fastest.
 */
function membersOf(axes: readonly Axis[], nodes: readonly Node[]): number[] {
  return axes.reduce<number[]>(
    (members, axis, at) =>
      members.flatMap((member) => nodes[at]!.leaves.map((leaf) => member * axis.leaves.length + leaf)),
    [0],
  );
}

/**
 * Addresses of the cells that add up to a cell: one level down in the first column of the table for which this is
 * possible.
 */
function summands(axes: readonly Axis[], table: readonly string[], crossing: Crossing): CellAddress[] {
  const down = axes.findIndex((axis, at) => table.includes(axis.column) && crossing.nodes[at]!.children.length > 0);
  if (down < 0) return [];
  return crossing.nodes[down]!.children.map((level) => ({ ...crossing.address, [axes[down]!.column]: level! }));
}

/** The rows of each inner cell. */
function innerRows(axes: readonly Axis[], rows: readonly CrossedRow[]): CrossedRow[][] {
  const places = axes.map((axis) => new Map(axis.leaves.map((level, place) => [level, place])));
  const found = Array.from({ length: axes.reduce((all, axis) => all * axis.leaves.length, 1) }, (): CrossedRow[] => []);
  for (const row of rows) {
    const inner = axes.reduce(
      (member, axis, at) => member * axis.leaves.length + places[at]!.get(row.levels[axis.position]!)!,
      0,
    );
    found[inner]!.push(row);
  }
  return found;
}

/** The contribution of each contributor to a cell. */
function contributionsOf(rows: readonly (readonly CrossedRow[])[], members: readonly number[]): number[] {
  const sums = new Map<string, number>();
  for (const member of members)
    for (const { contributor = '', count } of rows[member]!)
      sums.set(contributor, (sums.get(contributor) ?? 0) + count);
  return [...sums.values()];
}

/** Number of inner cells that one linear program can easily handle. */
const BLOCK = 480;

/** Neighbours along the longest axis, as many together as fit in a block; none if the whole is hardly larger. */
function blocksOf(axes: readonly Axis[]): number[][] {
  const inner = axes.reduce((all, axis) => all * axis.leaves.length, 1);
  if (inner <= 2 * BLOCK) return [];
  const longest = axes.reduce((best, axis) => (axis.leaves.length > best.leaves.length ? axis : best));
  const size = Math.max(2, Math.floor((BLOCK * longest.leaves.length) / inner));
  const order = longest.nodes.get(null)!.leaves;
  return Array.from({ length: Math.ceil(order.length / size) }, (_, at) => {
    const node = { level: null, leaves: order.slice(at * size, (at + 1) * size), children: [] };
    return membersOf(
      axes,
      axes.map((axis) => (axis === longest ? node : axis.nodes.get(null)!)),
    );
  });
}

/**
 * Cells are sorted by address, so that the suppression pattern does not depend on the order of the rows. Combinations
 * without a row count 0; an inner cell that is in no table is not known to be empty.
 */
export function crossedSystem(
  spec: CrossedSpec,
  rows: readonly CrossedRow[],
  protectionOf: (contributions: readonly number[]) => number | undefined = () => undefined,
): CrossedSystem {
  const axes = axesOf(spec, rows);
  const byInner = innerRows(axes, rows);
  const safety = (members: readonly number[]): { protection?: number } => {
    const protection = protectionOf(contributionsOf(byInner, members));
    return protection === undefined ? {} : { protection };
  };
  const found = new Map<string, { address: CellAddress; members: number[]; parts: string[] }>();
  for (const table of tablesOf(spec)) {
    for (const crossing of crossings(axes, table)) {
      const key = addressKey(crossing.address);
      if (found.has(key)) continue;
      const members = membersOf(axes, crossing.nodes);
      const parts = summands(axes, table, crossing).map(addressKey);
      found.set(key, { address: crossing.address, members, parts });
    }
  }
  const ordered = [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const positions = new Map(ordered.map(([key], position) => [key, position]));
  const cells = ordered.map(([key, { address, members, parts }]): PublishedCell => ({
    key,
    members,
    ...(parts.length > 0 && { sumOf: parts.map((part) => positions.get(part)!) }),
    ...(Object.keys(address).length === 0 ? { always: true } : safety(members)),
  }));
  return {
    inner: byInner.map((each) => each.reduce((sum, row) => sum + row.count, 0)),
    cells,
    minimum: spec.minimum,
    blocks: blocksOf(axes),
    addresses: new Map(ordered.map(([key, { address }]) => [key, address])),
  };
}
