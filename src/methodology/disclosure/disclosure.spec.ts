import { beforeAll, describe, expect, it } from '@jest/globals';
import { solve as yalps } from 'yalps';
import { highsSolver } from '../numeric/highs-solver.js';
import type { LinearProgram, LinearSolution, LinearSolver } from '../numeric/linear-program.js';
import { attack, leaks } from './attack.js';
import { type CrossedRow, crossedSystem } from './crossed-table.js';
import { countOf, isSensitive } from './linked-system.js';
import { isConcentrated, isDominated, leastRules, stricter } from './primary.js';
import { protect } from './suppress.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

/** A second, independent solver for the attack. */
const second: LinearSolver = {
  solve(program: LinearProgram): LinearSolution {
    const variables: Record<string, Record<string, number>> = {};
    const constraints: Record<string, { min?: number; max?: number }> = {};
    for (let v = 0; v < program.variables; v += 1) variables[`x${v}`] = { goal: 0 };
    for (const [v, factor] of program.objective) variables[`x${v}`]!['goal'] = factor;
    program.rows.forEach((row, at) => {
      constraints[`r${at}`] = {
        ...(row.low > -Infinity && { min: row.low }),
        ...(row.high < Infinity && { max: row.high }),
      };
      for (const [v, factor] of row.terms) variables[`x${v}`]![`r${at}`] = factor;
    });
    const result = yalps({
      direction: program.sense === 'minimise' ? 'minimize' : 'maximize',
      objective: 'goal',
      constraints,
      variables,
    });
    const status =
      result.status === 'optimal' || result.status === 'infeasible' || result.status === 'unbounded'
        ? result.status
        : 'undecided';
    const values = new Float64Array(program.variables);
    for (const [name, value] of result.variables) values[Number(name.slice(1))] = value;
    return { status, objective: result.result, values };
  },
};

function table(rows: Record<string, readonly number[]>, columns: readonly string[]): CrossedRow[] {
  return Object.entries(rows).flatMap(([row, counts]) =>
    counts.map((count, at) => ({ levels: [row, columns[at]!], count })),
  );
}

const spec = { dimensions: [{ column: 'row' }, { column: 'column' }], minimum: 5 };

/** Reproducible draws (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('primary rules', () => {
  it('p% rule: 700, 200, 60, 40, 10 is safe; merged by holding to 900, 60, 40, 10 it is not', () => {
    expect(isDominated(1010, [700, 200, 60, 40, 10], 0.1)).toBe(false);
    expect(isDominated(1010, [900, 60, 40, 10], 0.1)).toBe(true);
    expect(isDominated(100_000, [50_000, 49_000], 0.1)).toBe(true);
  });

  it('dominance: 300 of 330 exceeds 85 %; 50 000 of 100 000 does not exceed 90 %', () => {
    expect(isConcentrated(330, [300, 20, 10], { n: 1, k: 0.85 })).toBe(true);
    expect(isConcentrated(100_000, [50_000, 49_000], { n: 1, k: 0.9 })).toBe(false);
  });

  it('may be made stricter, never laxer', () => {
    expect(stricter({ workers: 3, enterprises: 4 })).toEqual({ ...leastRules, enterprises: 4 });
  });
});

describe('the attacker', () => {
  it('knows the withheld block of a small table to within its feasibility intervals', () => {
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
    // the handbook's [3,6] [0,3] [1,4] [0,3], narrowed because zeros are published and a withheld cell is at least 1
    expect(attack(system, hidden, solver).map((cell) => cell.interval)).toEqual([
      [4, 5],
      [1, 2],
      [2, 3],
      [1, 2],
    ]);
  });

  it('recovers a cell that is withheld alone in its row and column', () => {
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
    expect(leaks(system, primary, solver)).toHaveLength(2);
  });
});

describe('complementary suppression', () => {
  it('protects the 4 x 3 table of the methodology with two more cells', () => {
    const system = crossedSystem(
      spec,
      table({ A: [20, 7, 3], B: [15, 9, 12], C: [31, 4, 18], D: [11, 8, 22] }, ['1', '2', '3']),
    );
    const withheld = protect(system, solver);
    expect(withheld.size).toBe(4);
    expect(leaks(system, withheld, second)).toEqual([]);
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

  it.each(Array.from({ length: 8 }, (_, seed) => [seed]))(
    'leaves nothing to a second solver on random linked table %i',
    (seed) => {
      const draw = random(seed + 1);
      const parents = { P1: 'City1', P2: 'City1', P3: 'City2', P4: 'City2' };
      const rows: CrossedRow[] = ['F', 'M'].flatMap((sex) =>
        Object.keys(parents).flatMap((park) =>
          ['yes', 'no'].map((answer) => ({ levels: [sex, park, answer], count: Math.floor(draw() ** 3 * 60) })),
        ),
      );
      const system = crossedSystem(
        { dimensions: [{ column: 'sex' }, { column: 'park', parents }, { column: 'answer' }], minimum: 5 },
        rows,
      );
      let withheld: Set<string>;
      try {
        withheld = protect(system, solver);
      } catch (problem) {
        expect(String(problem)).toContain('disclosure.not-protectable');
        return;
      }
      expect(leaks(system, withheld, second)).toEqual([]);
      for (const cell of system.cells) if (isSensitive(system, cell)) expect(withheld.has(cell.key)).toBe(true);
      expect(system.cells.filter((cell) => withheld.has(cell.key) && countOf(system, cell) === 0)).toEqual([]);
    },
  );
});
