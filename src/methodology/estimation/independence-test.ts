/**
 * Rao-Scott second-order corrected test of independence of two factors.
 * Reference: J. Rao, A. Scott, On chi-squared tests for multiway contingency tables (1984); F form as in R's svychisq.
 */
import { fUpperTail } from '../numeric/distributions.js';
import { type Matrix, multiply, solverOf, trace, transpose, zeros } from '../numeric/matrix.js';

export interface TestResult {
  readonly statistic: number;
  readonly df: readonly [number, number];
  readonly p: number;
}

export interface IndependenceInput {
  /** Cell proportions, first factor outside, second inside: p[i * columns + j]. */
  readonly proportions: readonly number[];
  readonly covariance: Matrix;
  readonly rows: number;
  readonly columns: number;
  readonly n: number;
  readonly designDf: number;
}

function main(input: IndependenceInput): number[][] {
  return input.proportions.map((_, cell) => {
    const [i, j] = [Math.floor(cell / input.columns), cell % input.columns];
    const levels = (at: number, count: number): number[] =>
      Array.from({ length: count - 1 }, (_unused, k) => (at === k + 1 ? 1 : 0));
    return [1, ...levels(i, input.rows), ...levels(j, input.columns)];
  });
}

/** Interaction columns made orthogonal to the main effects. */
function interactionResiduals(input: IndependenceInput): number[][] {
  const effects = main(input);
  const solve = solverOf(multiply(transpose(effects), effects));
  const residuals: number[][] = [];
  for (let i = 1; i < input.rows; i += 1) {
    for (let j = 1; j < input.columns; j += 1) {
      const column = input.proportions.map((_, cell) => (cell === i * input.columns + j ? 1 : 0) as number);
      const right = effects[0]!.map((_, k) => effects.reduce((sum, row, cell) => sum + row[k]! * column[cell]!, 0));
      const fit = solve(right);
      residuals.push(column.map((value, cell) => value - effects[cell]!.reduce((sum, x, k) => sum + x * fit[k]!, 0)));
    }
  }
  return transpose(residuals);
}

function pearson(input: IndependenceInput): number {
  const at = (i: number, j: number): number => input.proportions[i * input.columns + j]!;
  const rowSums = Array.from({ length: input.rows }, (_, i) =>
    Array.from({ length: input.columns }, (_u, j) => at(i, j)).reduce((a, b) => a + b, 0),
  );
  const columnSums = Array.from({ length: input.columns }, (_, j) =>
    Array.from({ length: input.rows }, (_u, i) => at(i, j)).reduce((a, b) => a + b, 0),
  );
  let sum = 0;
  for (const [i, r] of rowSums.entries())
    for (const [j, c] of columnSums.entries()) sum += (at(i, j) - r * c) ** 2 / (r * c);
  return input.n * sum;
}

/** Shares that vary less than this between units are constant, apart from rounding. */
const NO_SPREAD = 1e-9;

/** Null if the shares do not vary between units, so that their error cannot be estimated. */
export function independenceTest(input: IndependenceInput): TestResult | null {
  const contrasts = interactionResiduals(input);
  const inverse = input.proportions.map((p) => (p === 0 ? 0 : 1 / p));
  const scaled = contrasts.map((row, cell) => row.map((value) => value * inverse[cell]!));
  const naive = multiply(transpose(contrasts), scaled).map((row) => row.map((value) => value / input.n));
  const robust = multiply(multiply(transpose(scaled), input.covariance), scaled);
  const size = naive.length;
  const solve = solverOf(naive);
  const delta = zeros(size, size);
  for (let column = 0; column < size; column += 1) {
    const solved = solve(robust.map((row) => row[column]!));
    solved.forEach((value, row) => (delta[row]![column] = value));
  }
  const spread = trace(delta);
  if (!(spread > NO_SPREAD)) return null;
  const squares = delta.reduce((sum, row, i) => row.reduce((all, value, j) => all + value * delta[j]![i]!, sum), 0);
  const df = spread ** 2 / squares;
  const statistic = pearson(input) / spread;
  return { statistic, df: [df, df * input.designDf], p: fUpperTail(statistic, df, df * input.designDf) };
}
