/**
 * The attacker: knows each published cell, that inner cells are whole and not negative, that all tables are sums of the
 * same inner cells, and that every withheld cell is at least 1 because zeros are published.
 */
import type { LinearProgram, LinearRow, LinearSolver } from '../numeric/linear-program.js';
import {
  cellVariable,
  countOf,
  definitions,
  isSensitive,
  type LinkedSystem,
  type PublishedCell,
  requiredUpper,
} from './linked-system.js';

/** Rounding slack of the solver: bounds are compared after it. */
const SLACK = 1e-6;

function knowledge(system: LinkedSystem, withheld: ReadonlySet<string>): LinearRow[] {
  const facts = system.cells.map((cell, position): LinearRow => {
    const count = countOf(system, cell);
    const hidden = withheld.has(cell.key);
    return { terms: [[cellVariable(system, position), 1]], low: hidden ? 1 : count, high: hidden ? Infinity : count };
  });
  return [...definitions(system), ...facts];
}

interface Target {
  readonly cell: PublishedCell;
  readonly position: number;
}

function targets(system: LinkedSystem): Target[] {
  return system.cells.map((cell, position) => ({ cell, position }));
}

function bound(
  system: LinkedSystem,
  rows: readonly LinearRow[],
  target: Target & { sense: LinearProgram['sense'] },
): LinearProgram {
  const variables = system.inner.length + system.cells.length;
  return { sense: target.sense, variables, objective: [[cellVariable(system, target.position), 1]], rows };
}

export interface AttackedCell {
  readonly key: string;
  /** [ceil(min), floor(max)] */
  readonly interval: readonly [number, number];
  readonly protected: boolean;
}

/** What the attacker learns of each withheld cell. A bound that the solver cannot decide counts as a leak. */
export function attack(system: LinkedSystem, withheld: ReadonlySet<string>, solver: LinearSolver): AttackedCell[] {
  const rows = knowledge(system, withheld);
  return targets(system)
    .filter(({ cell }) => withheld.has(cell.key))
    .map(({ cell, position }) => {
      const low = solver.solve(bound(system, rows, { cell, position, sense: 'minimise' }));
      const high = solver.solve(bound(system, rows, { cell, position, sense: 'maximise' }));
      const from = low.status === 'optimal' ? Math.ceil(low.objective - SLACK) : countOf(system, cell);
      const to =
        high.status === 'unbounded'
          ? Infinity
          : high.status === 'optimal'
            ? Math.floor(high.objective + SLACK)
            : countOf(system, cell);
      return {
        key: cell.key,
        interval: [from, to] as const,
        protected: !isSensitive(system, cell) || to >= requiredUpper(system, cell),
      };
    });
}

/**
 * Keys of sensitive cells that are not protected: published, or certain to be smaller than they must seem. One program a
 * cell, and none where a table found earlier already shows the cell large enough. An empty list = safe.
 */
export function leaks(system: LinkedSystem, withheld: ReadonlySet<string>, solver: LinearSolver): string[] {
  const rows = knowledge(system, withheld);
  const asked = targets(system).filter(({ cell }) => isSensitive(system, cell));
  const open = asked.map(({ cell }) => cell);
  const certified = new Set<string>();
  const found: string[] = [];
  for (const { cell, position } of asked) {
    if (!withheld.has(cell.key)) found.push(cell.key);
    else if (!certified.has(cell.key)) {
      const solution = solver.solve(bound(system, rows, { cell, position, sense: 'maximise' }));
      if (solution.status === 'optimal') certify(system, { open, certified, table: solution.values });
      else if (solution.status === 'unbounded') certified.add(cell.key);
      if (!certified.has(cell.key)) found.push(cell.key);
    }
  }
  return found;
}

/** Every feasible table is a certificate for all cells that it shows large enough. */
export function certify(
  system: LinkedSystem,
  state: { readonly open: readonly PublishedCell[]; readonly certified: Set<string>; readonly table: Float64Array },
): void {
  for (const cell of state.open) {
    const value = cell.members.reduce((sum, member) => sum + state.table[member]!, 0);
    if (Math.floor(value + SLACK) >= requiredUpper(system, cell)) state.certified.add(cell.key);
  }
}
