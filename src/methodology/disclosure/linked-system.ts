import type { LinearRow } from '../numeric/linear-program.js';

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
  /** Positions of published cells that add up to this one: shorter equations than over the inner cells, the same meaning. */
  readonly sumOf?: readonly number[];
  /** How much dearer it is to withhold it than an inner cell of the same size; default 1. Totals are what readers look for. */
  readonly importance?: number;
}

export interface LinkedSystem {
  /** Persons in each inner cell, whole numbers. */
  readonly inner: readonly number[];
  readonly cells: readonly PublishedCell[];
  /** Counts from 1 to minimum - 1 are sensitive. */
  readonly minimum: number;
}

/** Inner cells come first as variables of a program, then one variable for each published cell. */
export function cellVariable(system: LinkedSystem, position: number): number {
  return system.inner.length + position;
}

/** What makes the published cells sums of the same inner cells. */
export function definitions(system: LinkedSystem): LinearRow[] {
  return system.cells.map((cell, position) => {
    const parts = cell.sumOf?.map((part) => cellVariable(system, part)) ?? cell.members;
    return {
      terms: [[cellVariable(system, position), -1] as const, ...parts.map((part) => [part, 1] as const)],
      low: 0,
      high: 0,
    };
  });
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
