/**
 * Attacks on our own protection: random linked tables, protected with HiGHS and attacked with another solver, and by
 * enumerating all tables.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { attack } from '../../src/methodology/disclosure/attack.js';
import { crossedSystem } from '../../src/methodology/disclosure/crossed-table.js';
import { countOf, isSensitive, type LinkedSystem } from '../../src/methodology/disclosure/linked-system.js';
import { protect } from '../../src/methodology/disclosure/suppress.js';
import { highsSolver } from '../../src/methodology/numeric/highs-solver.js';
import type { LinearSolver } from '../../src/methodology/numeric/linear-program.js';
import { crossedRows, linkedTable, secondSolver } from '../support/linked-tables.js';
import { seeded } from '../support/park-workers.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

function protectedOrNull(system: LinkedSystem): ReadonlySet<string> | null {
  try {
    return protect(system, solver);
  } catch (problem) {
    expect(String(problem)).toContain('disclosure.not-protectable');
    return null;
  }
}

describe('200 random linked tables', () => {
  it('are protected against another solver, and both solvers find the same intervals', () => {
    const seen = { protected: 0, refused: 0, sensitive: 0, withheld: 0 };
    for (let seed = 1; seen.protected + seen.refused < 200; seed += 1) {
      const { spec, rows } = linkedTable(seed, 'small');
      const system = crossedSystem(spec, rows);
      // the other solver has no sparse algebra, so large tables are left to the benchmark
      if (system.cells.length > 60) continue;
      const withheld = protectedOrNull(system);
      const everything = new Set(
        system.cells.filter((cell) => countOf(system, cell) > 0 && cell.always !== true).map(({ key }) => key),
      );
      const found = attack(system, withheld ?? everything, secondSolver);
      expect([seed, attack(system, withheld ?? everything, solver)]).toEqual([seed, found]);
      const leaks = found.filter((cell) => !cell.protected).length;
      if (withheld === null) {
        seen.refused += 1;
        // a correct refusal: suppressing everything would not have been sufficient
        expect([seed, leaks > 0]).toEqual([seed, true]);
        continue;
      }
      seen.protected += 1;
      seen.withheld += withheld.size;
      seen.sensitive += system.cells.filter((cell) => isSensitive(system, cell)).length;
      expect([seed, leaks]).toEqual([seed, 0]);
      for (const cell of system.cells) {
        const count = countOf(system, cell);
        if (isSensitive(system, cell)) expect(withheld.has(cell.key)).toBe(true);
        if (count === 0 || cell.always === true) expect(withheld.has(cell.key)).toBe(false);
      }
      for (const { key, interval } of found) {
        const count = countOf(
          system,
          system.cells.find((cell) => cell.key === key)!,
        );
        expect(interval[0] <= count && count <= interval[1]).toBe(true);
      }
    }
    expect(seen.protected).toBeGreaterThan(100);
    expect(seen.sensitive).toBeGreaterThan(300);
  }, 120_000);
});

/** All feasible tables of whole numbers from the view of an intruder, by enumeration, cell by cell. */
function possible(system: LinkedSystem, withheld: ReadonlySet<string>): Map<string, [number, number]> {
  const total = system.inner.reduce((sum, count) => sum + count, 0);
  const found = new Map<string, [number, number]>();
  const at = system.inner.map(() => 0);
  const fits = (): boolean =>
    system.cells.every((cell) => {
      const sum = cell.members.reduce((all, member) => all + at[member]!, 0);
      return withheld.has(cell.key) ? sum >= 1 : sum === countOf(system, cell);
    });
  const note = (): void => {
    for (const cell of system.cells.filter(({ key }) => withheld.has(key))) {
      const sum = cell.members.reduce((all, member) => all + at[member]!, 0);
      const [low, high] = found.get(cell.key) ?? [sum, sum];
      found.set(cell.key, [Math.min(low, sum), Math.max(high, sum)]);
    }
  };
  const place = (inner: number, left: number): void => {
    if (inner === at.length - 1) {
      at[inner] = left;
      if (fits()) note();
      return;
    }
    for (at[inner] = 0; at[inner]! <= left; at[inner]! += 1) place(inner + 1, left - at[inner]!);
  };
  place(0, total);
  return found;
}

describe('tables that are small enough for enumeration', () => {
  it('are also protected against enumerating whole numbers, not only against linear programs', () => {
    let protectedTables = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const rows = crossedRows([2, 3], seeded(seed), 2.2);
      if (rows.reduce((sum, { count }) => sum + count, 0) > 18) continue;
      const system = crossedSystem({ dimensions: [{ column: 'a' }, { column: 'b' }], minimum: 3 }, rows);
      const withheld = protectedOrNull(system);
      if (withheld === null) continue;
      protectedTables += 1;
      const tried = possible(system, withheld);
      for (const { key, interval } of attack(system, withheld, solver))
        expect([seed, key, interval]).toEqual([seed, key, tried.get(key)]);
    }
    expect(protectedTables).toBeGreaterThan(10);
  }, 60_000);
});

it('need fewer than 0.82 complementary suppressions per primary one over 40 random linked tables', () => {
  let sensitive = 0;
  let helpers = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const { spec, rows } = linkedTable(seed);
    const system = crossedSystem({ ...spec, minimum: 5 }, rows);
    const withheld = protectedOrNull(system);
    if (withheld === null) continue;
    const own = system.cells.filter((cell) => isSensitive(system, cell)).length;
    sensitive += own;
    helpers += withheld.size - own;
  }
  expect(sensitive).toBeGreaterThan(600);
  expect(helpers / sensitive).toBeLessThan(0.82);
}, 120_000);
