/**
 * All published counts of linked tables as sums of the same inner cells. The published figures and the knowledge of an
 * intruder are one system of equations over the inner cells (M. Fischetti, J.-J. Salazar, JASA 2000).
 */
export interface PublishedCell {
  readonly key: string;
  /** Positions of the inner cells of which it is the sum. */
  readonly members: readonly number[];
  /** Unsafe by another rule than the minimum count: too few enterprises, or dominance. */
  readonly unsafe?: boolean;
  /** For an unsafe magnitude: the protection level, in each direction; absent = safe, or unsafe by another rule. */
  readonly protection?: number;
  /** Always published: the grand total. */
  readonly always?: boolean;
  /**
   * Positions of published cells that add up to this one: equivalent to the inner cells, but with shorter equations.
   */
  readonly sumOf?: readonly number[];
}

export interface LinkedSystem {
  /** Number of persons in each inner cell, whole numbers. */
  readonly inner: readonly number[];
  readonly cells: readonly PublishedCell[];
  /** Counts from 1 to minimum - 1 are primary suppressed. */
  readonly minimum: number;
  /** Groups of inner cells in which protection witnesses are searched first in a large system; absent = none. */
  readonly blocks?: readonly (readonly number[])[];
}

export function countOf(system: LinkedSystem, cell: PublishedCell): number {
  return cell.members.reduce((sum, member) => sum + system.inner[member]!, 0);
}

/**
 * Whether a cell is primary suppressed: a small count, or unsafe by another rule; zeros and the grand total never are.
 */
export function isSensitive(system: LinkedSystem, cell: PublishedCell): boolean {
  const count = countOf(system, cell);
  if (count === 0 || cell.always === true) return false;
  return count < system.minimum || cell.unsafe === true || cell.protection !== undefined;
}

/**
 * The values that the feasibility interval must reach. For a small cell: the minimum count, so that an intruder cannot
 * conclude that it is small. For a magnitude: its protection level above and below, never below 1. For a count
 * suppressed for another reason: one more than its value, so that it is not known exactly.
 */
export function requiredBounds(
  system: LinkedSystem,
  cell: PublishedCell,
): { readonly low: number; readonly high: number } {
  const count = countOf(system, cell);
  if (cell.protection !== undefined)
    return { low: Math.max(1, count - cell.protection), high: count + cell.protection };
  return { low: count, high: count < system.minimum ? system.minimum : count + 1 };
}

/**
 * One cell as the sum of others. Amounts are numbered: first the published cells by position, then the inner cells
 * that are not published.
 */
export interface Equation {
  readonly total: number;
  readonly parts: readonly number[];
}

export interface Equations {
  /** The value of each amount. */
  readonly counts: readonly number[];
  /** True if the amount is known to be zero: published zeros, and inner cells that are part of one. */
  readonly nothing: readonly boolean[];
  readonly rows: readonly Equation[];
  /** Maps an inner cell to its amount. */
  readonly amountOf: readonly number[];
  /** Maps an inner cell to the published cells that include it. */
  readonly cellsOf: readonly (readonly number[])[];
}

/** The equations that make published cells sums of the same inner cells, without terms known to be zero. */
export function equationsOf(system: LinkedSystem): Equations {
  const counts = system.cells.map((cell) => countOf(system, cell));
  const nothing = counts.map((count) => count === 0);
  const cellsOf: number[][] = system.inner.map(() => []);
  system.cells.forEach((cell, position) => cell.members.forEach((member) => cellsOf[member]!.push(position)));
  const amountOf = cellsOf.map((cells, inner) => {
    const alone = cells.find((cell) => system.cells[cell]!.members.length === 1);
    if (alone !== undefined) return alone;
    nothing.push(cells.some((cell) => nothing[cell]));
    return counts.push(system.inner[inner]!) - 1;
  });
  const rows = system.cells.flatMap((cell, total): Equation[] => {
    if (nothing[total]) return [];
    const parts = (cell.sumOf ?? cell.members.map((member) => amountOf[member]!)).filter((part) => !nothing[part]);
    return parts.length === 1 && parts[0] === total ? [] : [{ total, parts }];
  });
  return { counts, nothing, rows, amountOf, cellsOf };
}
