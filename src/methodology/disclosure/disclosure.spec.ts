import { beforeAll, describe, expect, it } from '@jest/globals';
import { highsSolver } from '../numeric/highs-solver.js';
import type { LinearSolver } from '../numeric/linear-program.js';
import { attack } from './attack.js';
import { type CrossedRow, crossedSystem } from './crossed-table.js';
import { isSensitive } from './linked-system.js';
import { isConcentrated, isDominated, leastRules, stricter } from './primary.js';
import { protect } from './suppress.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

function table(rows: Record<string, readonly number[]>, columns: readonly string[]): CrossedRow[] {
  return Object.entries(rows).flatMap(([row, counts]) =>
    counts.map((count, at) => ({ levels: [row, columns[at]!], count })),
  );
}

const spec = { dimensions: [{ column: 'row' }, { column: 'column' }], minimum: 5 };

describe('primary rules', () => {
  it('find 700, 200, 60, 40, 10 safe by the p% rule, but not 900, 60, 40, 10 after merging by holding', () => {
    expect(isDominated(1010, [700, 200, 60, 40, 10], 0.1)).toBe(false);
    expect(isDominated(1010, [900, 60, 40, 10], 0.1)).toBe(true);
    expect(isDominated(100_000, [50_000, 49_000], 0.1)).toBe(true);
  });

  it('find 300 of 330 dominant at 85%, but not 50 000 of 100 000 at 90%', () => {
    expect(isConcentrated(330, [300, 20, 10], { n: 1, k: 0.85 })).toBe(true);
    expect(isConcentrated(100_000, [50_000, 49_000], { n: 1, k: 0.9 })).toBe(false);
  });

  it('may be made stricter, never less strict', () => {
    expect(stricter({ workers: 3, enterprises: 4 })).toEqual({ ...leastRules, enterprises: 4 });
  });
});

describe('an intruder', () => {
  it('knows the suppressed block of a small table within its feasibility intervals', () => {
    const system = crossedSystem({ ...spec, minimum: 1 }, table({ r1: [5, 2], r2: [1, 2], r3: [3, 3] }, ['c1', 'c2']));
    const hidden = new Set(
      system.cells
        .filter(
          (cell) =>
            ['r1', 'r2'].includes(system.addresses.get(cell.key)!['row'] ?? '') &&
            system.addresses.get(cell.key)!['column'] !== undefined,
        )
        .map((cell) => cell.key),
    );
    // the handbook's [3,6] [0,3] [1,4] [0,3], narrowed because zeros are published and a suppressed cell is at least 1
    expect(attack(system, hidden, solver).map((cell) => cell.interval)).toEqual([
      [4, 5],
      [1, 2],
      [2, 3],
      [1, 2],
    ]);
  });

  it('recovers a cell that is the only suppressed one in its row and column', () => {
    const system = crossedSystem(
      spec,
      table({ A: [20, 7, 3], B: [15, 9, 12], C: [31, 4, 18], D: [11, 8, 22] }, ['1', '2', '3']),
    );
    const primary = new Set(system.cells.filter((cell) => isSensitive(system, cell)).map((cell) => cell.key));
    expect(primary.size).toBe(2);
    expect(attack(system, primary, solver).map((cell) => cell.interval)).toEqual([
      [4, 4],
      [3, 3],
    ]);
    expect(attack(system, primary, solver).filter((cell) => !cell.protected)).toHaveLength(2);
  });
});

describe('complementary suppression', () => {
  it('protects the 4 x 3 table of the methodology with two complementary cells', () => {
    const system = crossedSystem(
      spec,
      table({ A: [20, 7, 3], B: [15, 9, 12], C: [31, 4, 18], D: [11, 8, 22] }, ['1', '2', '3']),
    );
    const withheld = protect(system, solver);
    expect(withheld.size).toBe(4);
    expect(attack(system, withheld, solver).every((cell) => cell.protected)).toBe(true);
  });

  it('does not depend on the order of the rows', () => {
    const rows = table({ A: [20, 7, 3], B: [15, 9, 12], C: [31, 4, 18], D: [11, 8, 22] }, ['1', '2', '3']);
    expect([...protect(crossedSystem(spec, [...rows].reverse()), solver)].sort()).toEqual(
      [...protect(crossedSystem(spec, rows), solver)].sort(),
    );
  });

  it('refuses what cannot be protected', () => {
    const system = crossedSystem({ dimensions: [{ column: 'sex' }], minimum: 5 }, [
      { levels: ['F'], count: 2 },
      { levels: ['M'], count: 2 },
    ]);
    expect(() => protect(system, solver)).toThrow('disclosure.not-protectable');
  });
});
