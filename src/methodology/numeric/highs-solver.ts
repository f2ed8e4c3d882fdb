/** HiGHS (Q. Huangfu, J. Hall, 2018) in WebAssembly, behind the port; the one solver package that methodology may import (ADR 0004). */
import loadHighs from 'highs';
import type { LinearProgram, LinearRow, LinearSolution, LinearSolver } from './linear-program.js';

/** What is used of the package; its own types describe the file as if it were an ES module, which it is not. */
interface Native {
  solve(
    model: string,
    options: Readonly<Record<string, unknown>>,
  ): {
    readonly Status: string;
    readonly ObjectiveValue: number;
    readonly Columns: Readonly<Record<string, { readonly Primal?: number }>>;
  };
}
const load = loadHighs as unknown as () => Promise<Native>;

function terms(list: readonly (readonly [number, number])[]): string {
  if (list.length === 0) return '0 x0';
  return list.map(([variable, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${variable}`).join('\n ');
}

function isBound(row: LinearRow): boolean {
  return row.terms.length === 1 && row.terms[0]![1] === 1;
}

function boundText(row: LinearRow): string {
  const name = `x${row.terms[0]![0]}`;
  if (row.low === row.high) return `${name} = ${row.low}`;
  return `${Math.max(0, row.low)} <= ${name} <= ${row.high === Infinity ? '+inf' : row.high}`;
}

/** CPLEX LP format, one term a line because the reader limits the length of lines; rows of one variable become bounds. */
function text(program: LinearProgram): string {
  const rows = program.rows
    .filter((row) => !isBound(row))
    .flatMap((row, at) => {
      const left = terms(row.terms);
      if (row.low === row.high) return [`r${at}: ${left} = ${row.low}`];
      return [
        ...(row.low > -Infinity ? [`l${at}: ${left} >= ${row.low}`] : []),
        ...(row.high < Infinity ? [`h${at}: ${left} <= ${row.high}`] : []),
      ];
    });
  const bounds = program.rows.filter(isBound).map(boundText);
  const sense = program.sense === 'minimise' ? 'Minimize' : 'Maximize';
  return `${sense}\n obj: ${terms(program.objective)}\nSubject To\n ${rows.join('\n ')}\nBounds\n ${bounds.join('\n ')}\nEnd\n`;
}

const statuses: Readonly<Record<string, LinearSolution['status']>> = {
  Optimal: 'optimal',
  Infeasible: 'infeasible',
  Unbounded: 'unbounded',
};

class HighsSolver implements LinearSolver {
  constructor(private readonly native: Native) {}

  solve(program: LinearProgram): LinearSolution {
    const result = this.native.solve(text(program), { presolve: 'off', solver: 'simplex', output_flag: false });
    const status = statuses[result.Status] ?? 'undecided';
    const values = new Float64Array(program.variables);
    if (status === 'optimal') {
      for (const [name, column] of Object.entries(result.Columns)) values[Number(name.slice(1))] = column.Primal ?? 0;
    }
    return { status, objective: result.ObjectiveValue, values };
  }
}

let loading: Promise<LinearSolver> | undefined;

/** Loads the WebAssembly once; solving is synchronous. */
export function highsSolver(): Promise<LinearSolver> {
  loading ??= load().then((native) => new HighsSolver(native));
  return loading;
}
