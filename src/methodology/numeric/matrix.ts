/** Small dense matrices, row by row; sufficient for calibration (tens of columns) and the covariance of estimates. */
export type Matrix = readonly (readonly number[])[];

export function zeros(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}

/** Columns whose pivot is below this fraction of their norm count as linearly dependent on earlier ones. */
const DEPENDENT = 1e-9;

/**
 * Solves A x = b for several b, for a symmetric, positive semi-definite A, by Cholesky. The coefficient of a column
 * that depends on earlier ones is 0 (as in R's lm), so that redundant indicator columns do no harm.
 */
export function solverOf(matrix: Matrix): (right: readonly number[]) => number[] {
  const size = matrix.length;
  const lower = zeros(size, size);
  const used: boolean[] = [];
  for (let column = 0; column < size; column += 1) {
    used[column] = eliminateColumn(matrix, { lower, used }, column);
  }
  return (right) => substitute({ lower, used }, right);
}

/** The number of columns that do not depend on earlier ones, of a matrix whose products of columns are given. */
export function rankOf(products: Matrix): number {
  const size = products.length;
  const [lower, used]: [number[][], boolean[]] = [zeros(size, size), []];
  for (let column = 0; column < size; column += 1) used[column] = eliminateColumn(products, { lower, used }, column);
  return used.filter(Boolean).length;
}

export function solveSymmetric(matrix: Matrix, right: readonly number[]): number[] {
  return solverOf(matrix)(right);
}

function substitute({ lower, used }: Eliminated, right: readonly number[]): number[] {
  const size = lower.length;
  const forward = new Array<number>(size).fill(0);
  for (let row = 0; row < size; row += 1) {
    if (!used[row]) continue;
    let value = right[row]!;
    for (let k = 0; k < row; k += 1) value -= lower[row]![k]! * forward[k]!;
    forward[row] = value / lower[row]![row]!;
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    if (!used[row]) continue;
    let value = forward[row]!;
    for (let k = row + 1; k < size; k += 1) value -= lower[k]![row]! * solution[k]!;
    solution[row] = value / lower[row]![row]!;
  }
  return solution;
}

interface Eliminated {
  readonly lower: number[][];
  readonly used: readonly boolean[];
}

function eliminateColumn(matrix: Matrix, state: Eliminated, column: number): boolean {
  const { lower, used } = state;
  let pivot = matrix[column]![column]!;
  for (let k = 0; k < column; k += 1) pivot -= lower[column]![k]! ** 2;
  if (!(pivot > DEPENDENT * matrix[column]![column]!)) return false;
  const root = Math.sqrt(pivot);
  lower[column]![column] = root;
  for (let row = column + 1; row < matrix.length; row += 1) {
    let value = matrix[row]![column]!;
    for (let k = 0; k < column; k += 1) if (used[k]) value -= lower[row]![k]! * lower[column]![k]!;
    lower[row]![column] = value / root;
  }
  return true;
}

export function multiply(left: Matrix, right: Matrix): number[][] {
  const width = right[0]?.length ?? 0;
  return left.map((row) => {
    const sums = new Float64Array(width);
    // indices, because iterators take a hundred times longer here
    for (let k = 0; k < row.length; k += 1) {
      const [value, others] = [row[k]!, right[k]!];
      for (let j = 0; j < width; j += 1) sums[j]! += value * others[j]!;
    }
    return [...sums];
  });
}

export function transpose(matrix: Matrix): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column]!));
}

export function trace(matrix: Matrix): number {
  return matrix.reduce((sum, row, index) => sum + row[index]!, 0);
}
