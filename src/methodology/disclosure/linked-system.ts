/**
 * All published counts of linked tables as sums of the same inner cells. What is published, and what an attacker knows,
 * is one system of equations over the inner cells (M. Fischetti, J.-J. Salazar, JASA 2000).
 */
export interface PublishedCell {
  readonly key: string;
  /** Inner cells that it sums. */
  readonly members: readonly number[];
  /** Unsafe by another rule than the minimum count: too few enterprises, dominance. */
  readonly unsafe?: boolean;
  /** Of a magnitude that is unsafe: how far above and below it an intruder must consider it possible; none = not safe or unsafe by itself. */
  readonly protection?: number;
  /** Published whatever it holds: the grand total. */
  readonly always?: boolean;
  /** Positions of published cells that add up to this one: shorter equations than over the inner cells, the same meaning. */
  readonly sumOf?: readonly number[];
}

export interface LinkedSystem {
  /** Persons in each inner cell, whole numbers. */
  readonly inner: readonly number[];
  readonly cells: readonly PublishedCell[];
  /** Counts from 1 to minimum - 1 are primary suppressed. */
  readonly minimum: number;
  /** Groups of inner cells in which a large system looks for protection witnesses first; absent = none. */
  readonly blocks?: readonly (readonly number[])[];
}

export function countOf(system: LinkedSystem, cell: PublishedCell): number {
  return cell.members.reduce((sum, member) => sum + system.inner[member]!, 0);
}

/** Primary suppressed: a small count, or unsafe by another rule; zeros and the grand total never are. */
export function isSensitive(system: LinkedSystem, cell: PublishedCell): boolean {
  const count = countOf(system, cell);
  if (count === 0 || cell.always === true) return false;
  return count < system.minimum || cell.unsafe === true || cell.protection !== undefined;
}

/**
 * What the attacker's bounds must reach. A small cell: the minimum, so that no intruder can tell that it is small.
 * A magnitude: its protection above and below, never below 1. A count suppressed for another reason: one more than it holds,
 * so that it is not known exactly.
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

/** One cell as the sum of others. Amounts are numbered: first the published cells by position, then inner cells that are none. */
export interface Equation {
  readonly total: number;
  readonly parts: readonly number[];
}

export interface Equations {
  /** What each amount holds. */
  readonly counts: readonly number[];
  /** True where everyone knows that it is nothing: published zeros, and inner cells inside one. */
  readonly nothing: readonly boolean[];
  readonly rows: readonly Equation[];
  /** Inner cell -> its amount. */
  readonly amountOf: readonly number[];
  /** Inner cell -> published cells that hold it. */
  readonly cellsOf: readonly (readonly number[])[];
}

/** What makes the published cells sums of the same inner cells; parts that are known to be nothing are left out. */
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
