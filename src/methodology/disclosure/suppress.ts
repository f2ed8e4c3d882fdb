/**
 * Complementary suppression by a sequential linear-programming heuristic: for each sensitive cell the cheapest way to a
 * table in which it is large enough; whatever has to move is withheld with it. Deterministic; the audit follows.
 * Reference: J. Kelly, B. Golden, A. Assad, Cell suppression: disclosure protection for sensitive tabular data (1992).
 */
import { Problem } from '../../kernel/problem.js';
import type { LinearProgram, LinearRow, LinearSolver } from '../numeric/linear-program.js';
import { certify, leaks } from './attack.js';
import {
  cellVariable,
  countOf,
  definitions,
  isSensitive,
  type LinkedSystem,
  type PublishedCell,
  requiredUpper,
} from './linked-system.js';

export function notProtectable(): Problem {
  return new Problem('invalid', 'disclosure.not-protectable', {
    en: 'These tables cannot be published without telling a reader that a cell is small.',
    zh: '公布这些表格会让读者得知某个单元格的数值很小，无法保护。',
  });
}

/** Cost of withholding: by log count, so that many small cells are not dearer than one large. */
function cost(cell: PublishedCell, count: number): number {
  return (cell.importance ?? 1) * (1 + Math.log(1 + count));
}

interface Movable {
  readonly cell: PublishedCell;
  readonly up: number;
  readonly down: number;
}

/** After the variables of the system, two for each shown cell that may move: up and down from its count. */
function patternProgram(
  system: LinkedSystem,
  withheld: ReadonlySet<string>,
  target: PublishedCell,
): { program: LinearProgram; movable: Movable[] } {
  const movable: Movable[] = [];
  const objective: (readonly [number, number])[] = [];
  let next = system.inner.length + system.cells.length;
  const rows = system.cells.flatMap((cell, position): LinearRow[] => {
    const count = countOf(system, cell);
    const own = [cellVariable(system, position), 1] as const;
    if (cell.key === target.key) return [{ terms: [own], low: requiredUpper(system, cell), high: Infinity }];
    if (withheld.has(cell.key)) return [{ terms: [own], low: 1, high: Infinity }];
    if (count === 0 || cell.always === true) return [{ terms: [own], low: count, high: count }];
    const [up, down] = [next, next + 1];
    next += 2;
    movable.push({ cell, up, down });
    objective.push([up, cost(cell, count)], [down, cost(cell, count)]);
    return [
      { terms: [own], low: 1, high: Infinity },
      { terms: [own, [up, -1], [down, 1]], low: count, high: count },
    ];
  });
  return {
    program: { sense: 'minimise', variables: next, objective, rows: [...definitions(system), ...rows] },
    movable,
  };
}

const MOVED = 1e-7;

/**
 * Keys of the cells to withhold: the sensitive ones and what would give them away.
 * Errors: `disclosure.not-protectable` where even everything but zeros and the grand total is not enough.
 */
export function suppress(system: LinkedSystem, solver: LinearSolver): Set<string> {
  const open = system.cells
    .filter((cell) => isSensitive(system, cell))
    .sort((a, b) => countOf(system, a) - countOf(system, b) || (a.key < b.key ? -1 : 1));
  const withheld = new Set(open.map((cell) => cell.key));
  const certified = new Set<string>();
  for (const target of open) {
    if (certified.has(target.key)) continue;
    const { program, movable } = patternProgram(system, withheld, target);
    const solution = solver.solve(program);
    if (solution.status !== 'optimal') throw notProtectable();
    for (const { cell, up, down } of movable) {
      if (solution.values[up]! > MOVED || solution.values[down]! > MOVED) withheld.add(cell.key);
    }
    certify(system, { open, certified, table: solution.values });
    if (!certified.has(target.key)) throw notProtectable();
  }
  return withheld;
}

/** Suppression with the audit as a gate: what the attacker can undo is never returned. */
export function protect(system: LinkedSystem, solver: LinearSolver): Set<string> {
  const withheld = suppress(system, solver);
  if (leaks(system, withheld, solver).length > 0) throw notProtectable();
  return withheld;
}
