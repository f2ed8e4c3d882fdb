/**
 * Trims extreme weights to a multiple of the median of their group and distributes the excess over the others in
 * proportion. Reference: F. Potter, A study of procedures to identify and trim extreme sampling weights (1990).
 */
export interface TrimRequest {
  readonly weights: Float64Array;
  /** Maps each row to its group (park), from 0, within which the median is computed and the excess is distributed. */
  readonly group: Int32Array;
  /** e.g. 5 */
  readonly timesMedian: number;
}

export interface TrimReport {
  /** Number of trimmed rows. */
  readonly trimmed: number;
  /** Number of persons moved to other rows. */
  readonly moved: number;
  /** Groups in which the others could not absorb the excess below the limit: all weights become the mean. */
  readonly levelled: readonly number[];
  readonly largestBefore: number;
  readonly largestAfter: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Trims to the limit and increases the others, repeatedly if these then exceed it. The sum does not change. */
function trimGroup(
  weights: Float64Array,
  rows: readonly number[],
  cap: number,
): { trimmed: number; levelled: boolean } {
  const total = rows.reduce((sum, row) => sum + weights[row]!, 0);
  const positive = rows.filter((row) => weights[row]! > 0);
  const cut = new Set<number>();
  for (;;) {
    const over = positive.filter((row) => !cut.has(row) && weights[row]! > cap);
    if (over.length === 0) return { trimmed: cut.size, levelled: false };
    for (const row of over) {
      cut.add(row);
      weights[row] = cap;
    }
    const rest = positive.filter((row) => !cut.has(row));
    const restSum = rest.reduce((sum, row) => sum + weights[row]!, 0);
    if (rest.length === 0) {
      for (const row of positive) weights[row] = total / positive.length;
      return { trimmed: cut.size, levelled: true };
    }
    const factor = (total - cap * cut.size) / restSum;
    for (const row of rest) weights[row]! *= factor;
  }
}

/** Weights with the same sum in each group, and a summary. Calibrate again afterwards. */
export function trimWeights(request: TrimRequest): { weights: Float64Array; report: TrimReport } {
  const weights = Float64Array.from(request.weights);
  const groups = new Map<number, number[]>();
  for (const [row, group] of request.group.entries()) {
    const rows = groups.get(group);
    if (rows === undefined) groups.set(group, [row]);
    else rows.push(row);
  }
  const levelled: number[] = [];
  let trimmed = 0;
  for (const [group, rows] of groups) {
    const positive = rows.map((row) => weights[row]!).filter((weight) => weight > 0);
    if (positive.length === 0) continue;
    const done = trimGroup(weights, rows, request.timesMedian * median(positive));
    trimmed += done.trimmed;
    if (done.levelled) levelled.push(group);
  }
  const moved = weights.reduce((sum, weight, row) => sum + Math.max(0, request.weights[row]! - weight), 0);
  const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), 0);
  return {
    weights,
    report: { trimmed, moved, levelled, largestBefore: largest(request.weights), largestAfter: largest(weights) },
  };
}
