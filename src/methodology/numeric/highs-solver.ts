/**
 * HiGHS (Q. Huangfu, J. Hall, 2018) in WebAssembly, behind the solver port; the only solver package that methodology
 * may import (ADR 0004).
 */
import loadHighs from 'highs';
import type {
  Changing,
  LinearColumn,
  LinearModel,
  LinearProgram,
  LinearSolution,
  LinearSolver,
} from './linear-program.js';

interface Selection {
  readonly kind: 'set';
  readonly indices: Int32Array;
}

/** The part of the package that is used; its own types wrongly describe the file as an ES module. */
interface NativeModel {
  readonly options: { set(options: Readonly<Record<string, unknown>>): void };
  changeColsCost(selection: Selection, costs: Float64Array): void;
  changeColsBounds(selection: Selection, low: Float64Array, high: Float64Array): void;
  setLogicalBasis(): void;
  run(): void;
  getModelStatus(): number;
  getObjectiveValue(): number;
  getSolution(): { readonly colValue: Float64Array };
  dispose(): void;
}
interface Native {
  readonly constants: { readonly modelStatus: Readonly<Record<string, number>> };
  createModel(program: Readonly<Record<string, unknown>>): NativeModel;
}
const load = loadHighs as unknown as () => Promise<Native>;

/** Without presolve the basis is kept, and all solutions are vertices of the original program. */
const options = { output_flag: false, presolve: 'off', solver: 'simplex', primal_feasibility_tolerance: 1e-9 };

/**
 * After a change of costs the last basis remains primal feasible (4 = primal simplex). After a change of bounds the
 * basis of slacks is as good for the dual simplex (1) and often nearer than the last basis, and the solution does not
 * depend on earlier ones.
 */
const strategies: Readonly<Record<Changing, number>> = { bounds: 1, costs: 4 };

function rowwise(program: LinearProgram): Record<string, unknown> {
  const starts = new Int32Array(program.rows.length + 1);
  program.rows.forEach((row, at) => (starts[at + 1] = starts[at]! + row.terms.length));
  const indices = new Int32Array(starts.at(-1)!);
  const values = new Float64Array(starts.at(-1)!);
  let at = 0;
  for (const { terms } of program.rows)
    for (const [column, factor] of terms) {
      indices[at] = column;
      values[at] = factor;
      at += 1;
    }
  return { format: 'csr', numRows: program.rows.length, numCols: program.columns.length, starts, indices, values };
}

class HighsModel implements LinearModel {
  private readonly native: NativeModel;
  private readonly changed = new Set<number>();
  private readonly columns: LinearColumn[];

  constructor(
    private readonly highs: Native,
    program: LinearProgram,
    private readonly changing: Changing,
  ) {
    this.columns = [...program.columns];
    this.native = highs.createModel({
      numCols: program.columns.length,
      numRows: program.rows.length,
      colCost: Float64Array.from(program.columns, (column) => column.cost),
      colLower: Float64Array.from(program.columns, (column) => column.low),
      colUpper: Float64Array.from(program.columns, (column) => column.high),
      rowLower: Float64Array.from(program.rows, (row) => row.low),
      rowUpper: Float64Array.from(program.rows, (row) => row.high),
      matrix: rowwise(program),
    });
    this.native.options.set({ ...options, simplex_strategy: strategies[changing] });
  }

  change(column: number, to: Partial<LinearColumn>): void {
    this.columns[column] = { ...this.columns[column]!, ...to };
    this.changed.add(column);
  }

  minimise(): LinearSolution {
    this.send();
    if (this.changing === 'bounds') this.native.setLogicalBasis();
    this.native.run();
    const { modelStatus } = this.highs.constants;
    const status = this.native.getModelStatus();
    if (status === modelStatus['optimal'] || status === modelStatus['empty']) {
      return {
        status: 'optimal',
        objective: this.native.getObjectiveValue(),
        values: this.native.getSolution().colValue,
      };
    }
    const found =
      status === modelStatus['infeasible']
        ? 'infeasible'
        : status === modelStatus['unbounded']
          ? 'unbounded'
          : 'undecided';
    return { status: found, objective: Number.NaN, values: new Float64Array(0) };
  }

  close(): void {
    this.native.dispose();
  }

  private send(): void {
    if (this.changed.size === 0) return;
    const indices = Int32Array.from(this.changed).sort();
    const selection = { kind: 'set', indices } as const;
    const part = (of: (column: LinearColumn) => number): Float64Array =>
      Float64Array.from(indices, (column) => of(this.columns[column]!));
    this.native.changeColsCost(
      selection,
      part((column) => column.cost),
    );
    this.native.changeColsBounds(
      selection,
      part((column) => column.low),
      part((column) => column.high),
    );
    this.changed.clear();
  }
}

let loading: Promise<LinearSolver> | undefined;

/** Loads the WebAssembly module once; solving is synchronous. */
export function highsSolver(): Promise<LinearSolver> {
  loading ??= load().then((native) => ({ open: (program, changing) => new HighsModel(native, program, changing) }));
  return loading;
}
