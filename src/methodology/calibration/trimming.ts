/**
 * Caps extreme weights at a multiple of the median of their group and gives the excess to the others in proportion.
 * Reference: F. Potter, A study of procedures to identify and trim extreme sampling weights (1990).
 */
export interface TrimRequest {
  readonly weights: Float64Array;
  /** Row -> group (park) in which the median is taken and the excess stays, counted from 0. */
  readonly group: Int32Array;
  /** e.g. 5 */
  readonly timesMedian: number;
}

export interface TrimReport {
  /** Rows that were cut. */
  readonly trimmed: number;
  /** Persons that were given to other rows. */
  readonly moved: number;
  /** Groups in which the others could not take the excess below the cap: there everyone ends at the mean. */
  readonly levelled: readonly number[];
  readonly largestBefore: number;
  readonly largestAfter: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Cuts to the cap and raises the rest, again where the rest then exceeds it. The sum stays. */
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

/** Weights with the same sum in each group, and what was done. Calibrate again afterwards. */
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
