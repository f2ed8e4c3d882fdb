/**
 * Protects linked tables of 330, 1,230 and 8,610 cells, verifies every protection witness and attacks the result:
 * seconds of processor time, medians.
 */
import { attack } from '../src/methodology/disclosure/attack.js';
import { crossedSystem } from '../src/methodology/disclosure/crossed-table.js';
import { isSensitive } from '../src/methodology/disclosure/linked-system.js';
import { protect } from '../src/methodology/disclosure/suppress.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { crossedRows, linkedTable } from '../test/support/linked-tables.js';
import { seeded } from '../test/support/park-workers.js';

const tables = [
  { sizes: [2, 10, 9], limit: 1, runs: 5 },
  { sizes: [2, 40, 9], limit: 3, runs: 3 },
  { sizes: [2, 40, 9, 6], limit: 60, runs: 1 },
];

function seconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

export async function run(): Promise<Record<string, unknown>> {
  const solver = await highsSolver();
  const figures: Record<string, unknown> = {};
  for (const { sizes, limit, runs } of tables) {
    const dimensions = sizes.map((_, at) => ({ column: 'abcd'[at]! }));
    const system = crossedSystem({ dimensions, minimum: 5 }, crossedRows(sizes, seeded(7), 12));
    let withheld: ReadonlySet<string> = new Set();
    const times = Array.from({ length: runs }, () => seconds(() => void (withheld = protect(system, solver))));
    const sensitive = system.cells.filter((cell) => isSensitive(system, cell)).length;
    const attacked = seconds(() => void attack(system, withheld, solver));
    figures[`cells${system.cells.length}`] = {
      protection: median(times),
      limit,
      intervalsOfAllWithheld: attacked,
      sensitive,
      besides: withheld.size - sensitive,
    };
  }
  return {
    figures: {
      ...figures,
      besidesEachSensitive: besides(solver),
      limit: 0.82,
    },
    unit: 'seconds of processor time',
  };
}

/** Number of complementary suppressions per primary one over 40 random linked tables. */
function besides(solver: Awaited<ReturnType<typeof highsSolver>>): number {
  let sensitive = 0;
  let all = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const { spec, rows } = linkedTable(seed);
    const system = crossedSystem({ ...spec, minimum: 5 }, rows);
    sensitive += system.cells.filter((cell) => isSensitive(system, cell)).length;
    all += protect(system, solver).size;
  }
  return (all - sensitive) / sensitive;
}
