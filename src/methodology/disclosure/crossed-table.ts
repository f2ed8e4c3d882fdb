/** Builds the linked system of crossed dimensions with all margins, hierarchies included, from counted combinations. */
import type { LinkedSystem, PublishedCell } from './linked-system.js';

export interface Dimension {
  readonly column: string;
  /** Level -> the level it belongs to. */
  readonly parents?: Readonly<Record<string, string>>;
}

export interface CrossedSpec {
  readonly dimensions: readonly Dimension[];
  /** Tables as lists of columns; absent = one over all dimensions. */
  readonly tables?: readonly (readonly string[])[];
  readonly minimum: number;
}

export interface CrossedRow {
  /** One level a dimension, in their order. */
  readonly levels: readonly string[];
  readonly count: number;
}

/** Column -> level; a column at its total is absent. */
export type CellAddress = Readonly<Record<string, string>>;

export interface CrossedSystem extends LinkedSystem {
  readonly addresses: ReadonlyMap<string, CellAddress>;
}

/** A level with all levels above it, the total (null) last. */
function chain(dimension: Dimension, level: string): (string | null)[] {
  const levels: (string | null)[] = [level];
  const seen = new Set([level]);
  for (
    let above = dimension.parents?.[level];
    above !== undefined && !seen.has(above);
    above = dimension.parents?.[above]
  ) {
    levels.push(above);
    seen.add(above);
  }
  return [...levels, null];
}

function keyOf(address: CellAddress): string {
  return JSON.stringify(Object.entries(address).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function margins(spec: CrossedSpec, row: CrossedRow, table: readonly string[]): CellAddress[] {
  return spec.dimensions.reduce<CellAddress[]>(
    (addresses, dimension, at) => {
      if (!table.includes(dimension.column)) return addresses;
      return addresses.flatMap((address) =>
        chain(dimension, row.levels[at]!).map((level) =>
          level === null ? address : { ...address, [dimension.column]: level },
        ),
      );
    },
    [{}],
  );
}

/** Cells come sorted by their address, so that the same table gives the same pattern whatever the order of its rows. */
export function crossedSystem(
  spec: CrossedSpec,
  rows: readonly CrossedRow[],
  unsafe: (address: CellAddress) => boolean = () => false,
): CrossedSystem {
  const tables = spec.tables ?? [spec.dimensions.map((dimension) => dimension.column)];
  const ordered = [...rows].sort((a, b) => (JSON.stringify(a.levels) < JSON.stringify(b.levels) ? -1 : 1));
  const members = new Map<string, Set<number>>();
  const addresses = new Map<string, CellAddress>();
  for (const [inner, row] of ordered.entries()) {
    for (const address of tables.flatMap((table) => margins(spec, row, table))) {
      const key = keyOf(address);
      addresses.set(key, address);
      const list = members.get(key);
      if (list === undefined) members.set(key, new Set([inner]));
      else list.add(inner);
    }
  }
  const cells = [...members.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, list]): PublishedCell => {
      const address = addresses.get(key)!;
      const always = Object.keys(address).length === 0;
      return { key, members: [...list], ...(always ? { always } : unsafe(address) && { unsafe: true }) };
    });
  return { inner: ordered.map((row) => row.count), cells, minimum: spec.minimum, addresses };
}
