/** A linear program as plain data, and the port for a solver (ADR 0004). */
export interface LinearColumn {
  readonly low: number;
  readonly high: number;
  readonly cost: number;
}

export interface LinearRow {
  /** [column, coefficient] */
  readonly terms: readonly (readonly [number, number])[];
  readonly low: number;
  readonly high: number;
}

export interface LinearProgram {
  readonly columns: readonly LinearColumn[];
  readonly rows: readonly LinearRow[];
}

export interface LinearSolution {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'undecided';
  readonly objective: number;
  /** One a column; empty unless optimal. */
  readonly values: Float64Array;
}

/** A program kept open: what changes between two solutions is small, and the last basis is a good start for the next. */
export interface LinearModel {
  change(column: number, to: Partial<LinearColumn>): void;
  minimise(): LinearSolution;
  /** Frees what the solver holds. */
  close(): void;
}

/** What will change between two solutions, which decides from which side the solver goes on. */
export type Changing = 'bounds' | 'costs';

export interface LinearSolver {
  open(program: LinearProgram, changing: Changing): LinearModel;
}
