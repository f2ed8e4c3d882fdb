/** Random linked tables, reproducible from a seed, and a second solver that shares no code with HiGHS. */
import { solve as yalps } from 'yalps';
import type { CrossedRow, CrossedSpec } from '../../src/methodology/disclosure/crossed-table.js';
import type {
  LinearColumn,
  LinearModel,
  LinearProgram,
  LinearSolver,
} from '../../src/methodology/numeric/linear-program.js';
import { seeded } from './park-workers.js';

function poisson(mean: number, draw: () => number): number {
  if (mean > 60) {
    const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); product *= draw()) count += 1;
  return count;
}

/** Persons in crossed dimensions with these numbers of levels, and with uneven margins. */
export function crossedRows(sizes: readonly number[], draw: () => number, mean: number): CrossedRow[] {
  const weights = sizes.map((size) =>
    Array.from({ length: size }, () => Math.exp(1.2 * (draw() + draw() + draw() - 1.5))),
  );
  return sizes
    .reduce<{ levels: string[]; weight: number }[]>(
      (cells, size, dimension) =>
        cells.flatMap(({ levels, weight }) =>
          Array.from({ length: size }, (_, at) => ({
            levels: [...levels, `${'abcd'[dimension]!}${String(at).padStart(2, '0')}`],
            weight: weight * weights[dimension]![at]!,
          })),
        ),
      [{ levels: [], weight: mean }],
    )
    .map(({ levels, weight }) => ({ levels, count: poisson(weight, draw) }));
}

/**
 * Two to four dimensions, one of them a hierarchy of three levels; one table or several linked ones; sparse or dense.
 */
export function linkedTable(
  seed: number,
  size: 'small' | 'contract' = 'contract',
): { spec: CrossedSpec; rows: CrossedRow[] } {
  const draw = seeded(seed);
  const between = (from: number, to: number): number => from + Math.floor(draw() * (to - from + 1));
  const small = size === 'small';
  const sizes = small ? [2, between(3, 4), 2, 2].slice(0, between(2, 4)) : [2, between(6, 12), between(4, 7)];
  const rows = crossedRows(sizes, draw, small ? 1 + 9 * draw() : 2 + 4 * draw());
  const leaves = [...new Set(rows.map(({ levels }) => levels[1]!))];
  const cities = leaves.map((leaf, at) => [leaf, `city${Math.floor(at / 3)}`] as const);
  const parents = Object.fromEntries([...cities, ...cities.map(([, city]) => [city, 'province'] as const)]);
  const columns = sizes.map((_, at) => 'abcd'[at]!);
  const dimensions = columns.map((column) => (column === 'b' ? { column, parents } : { column }));
  const linked = [undefined, [['a', 'b'], ['a', ...columns.slice(2)], ['b']], [columns.slice(0, 2), columns.slice(1)]];
  const tables = linked[between(0, 2)];
  const kept = draw() < 0.5 ? rows.filter(({ count }) => count > 0) : rows;
  return {
    spec: { dimensions, minimum: between(3, 5), ...(tables && { tables }) },
    rows: kept.length > 0 ? kept : rows,
  };
}

interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly equal?: number;
}

function range(low: number, high: number): Range {
  if (low === high) return { equal: low };
  return { ...(low > -Infinity && { min: low }), ...(high < Infinity && { max: high }) };
}

/**
 * Columns are represented by their distance from the lower bound, which the solver assumes to be 0, so that only
 * finite upper bounds are rows of its tableau. Only costs can change; everything else is built once.
 */
class SecondModel implements LinearModel {
  private readonly constraints = new Map<string, Range>();
  private readonly variables = new Map<string, Map<string, number>>();
  private readonly costs: Float64Array;
  private readonly lows: Float64Array;

  constructor({ columns, rows }: LinearProgram) {
    this.costs = Float64Array.from(columns, ({ cost }) => cost);
    this.lows = Float64Array.from(columns, ({ low }) => low);
    for (const [at, { low, high, cost }] of columns.entries()) {
      if (low === -Infinity) throw new Error('amounts have a lower bound');
      this.variables.set(`x${at}`, new Map([['goal', cost]]));
      if (high === Infinity) continue;
      this.constraints.set(`b${at}`, { max: high - low });
      this.variables.get(`x${at}`)!.set(`b${at}`, 1);
    }
    for (const [at, { low, high, terms }] of rows.entries()) {
      const shift = terms.reduce((sum, [column, factor]) => sum + factor * this.lows[column]!, 0);
      this.constraints.set(`r${at}`, range(low - shift, high - shift));
      for (const [column, factor] of terms) this.variables.get(`x${column}`)!.set(`r${at}`, factor);
    }
  }

  change(column: number, to: Partial<LinearColumn>): void {
    if (to.cost === undefined || Object.keys(to).length > 1) throw new Error('costs alone may change');
    this.costs[column] = to.cost;
    this.variables.get(`x${column}`)!.set('goal', to.cost);
  }

  minimise(): ReturnType<LinearModel['minimise']> {
    const { constraints, variables, costs } = this;
    const {
      status,
      result,
      variables: found,
    } = yalps({ direction: 'minimize', objective: 'goal', constraints, variables }, { maxPivots: 100_000 });
    const values = Float64Array.from(this.lows);
    for (const [name, value] of found) values[Number(name.slice(1))]! += value;
    const known = status === 'optimal' || status === 'infeasible' || status === 'unbounded';
    const objective = this.lows.reduce((sum, low, at) => sum + costs[at]! * low, result);
    return { status: known ? status : 'undecided', objective, values };
  }

  close(): void {
    // nothing to free
  }
}

export const secondSolver: LinearSolver = { open: (program) => new SecondModel(program) };
