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
  /** One value for each column; empty unless optimal. */
  readonly values: Float64Array;
}

/** An open program: small changes between two solutions, for which the last basis is a good start. */
export interface LinearModel {
  change(column: number, to: Partial<LinearColumn>): void;
  minimise(): LinearSolution;
  /** Frees the solver's memory. */
  close(): void;
}

/** What changes between two solutions, which determines the simplex method. */
export type Changing = 'bounds' | 'costs';

export interface LinearSolver {
  open(program: LinearProgram, changing: Changing): LinearModel;
}
