/** A linear program as plain data, and the port behind which a solver stands (ADR 0004). */
export interface LinearRow {
  /** [variable, coefficient] */
  readonly terms: readonly (readonly [number, number])[];
  readonly low: number;
  readonly high: number;
}

export interface LinearProgram {
  readonly sense: 'minimise' | 'maximise';
  /** Variables are numbered from 0 and not negative. */
  readonly variables: number;
  readonly objective: readonly (readonly [number, number])[];
  readonly rows: readonly LinearRow[];
}

export interface LinearSolution {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'undecided';
  readonly objective: number;
  readonly values: Float64Array;
}

export interface LinearSolver {
  solve(program: LinearProgram): LinearSolution;
}
