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
  /** Published whatever it holds: the grand total. */
  readonly always?: boolean;
}

export interface LinkedSystem {
  /** Persons in each inner cell, whole numbers. */
  readonly inner: readonly number[];
  readonly cells: readonly PublishedCell[];
  /** Counts from 1 to minimum - 1 are sensitive. */
  readonly minimum: number;
}

export function countOf(system: LinkedSystem, cell: PublishedCell): number {
  return cell.members.reduce((sum, member) => sum + system.inner[member]!, 0);
}

/** Sensitive: a small count, or unsafe by another rule; zeros and the grand total never are. */
export function isSensitive(system: LinkedSystem, cell: PublishedCell): boolean {
  const count = countOf(system, cell);
  if (count === 0 || cell.always === true) return false;
  return count < system.minimum || cell.unsafe === true;
}

/**
 * What the attacker's upper bound must reach. A small cell: the minimum, so that no reader can tell that it is small.
 * A cell withheld for another reason: one more than it holds, so that it is not known exactly.
 */
export function requiredUpper(system: LinkedSystem, cell: PublishedCell): number {
  const count = countOf(system, cell);
  return count < system.minimum ? system.minimum : count + 1;
}
