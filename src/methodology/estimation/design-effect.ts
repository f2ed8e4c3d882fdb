/** Design effect: variance over the variance of a simple random sample of the same size. Reference: L. Kish (1965), 8.2. */
import type { Column } from './estimators.js';
import type { Domain } from './design.js';

export type DeffKind = 'without-replacement' | 'replace';

export interface DeffInput {
  readonly weights: Float64Array;
  readonly y: Column;
  readonly domain: Domain;
  readonly kind: DeffKind;
  /** For a total, the reference variance is that of a total. */
  readonly statistic: 'mean' | 'total';
}

/** Variance of the mean or total that a simple random sample would have. */
export function simpleRandomVariance(input: DeffInput): number {
  let [n, sumW, sumWy] = [0, 0, 0];
  const each = (work: (w: number, y: number) => void): void => {
    for (let row = 0; row < input.weights.length; row += 1) {
      if (input.domain[row] === 1 && input.weights[row]! > 0) work(input.weights[row]!, input.y[row]!);
    }
  };
  each((w, y) => {
    n += 1;
    sumW += w;
    sumWy += w * y;
  });
  const mean = sumWy / sumW;
  let squares = 0;
  each((w, y) => (squares += w * (y - mean) ** 2));
  const spread = ((n / (n - 1)) * squares) / sumW;
  const finite = input.kind === 'replace' ? 1 : (sumW - n) / sumW;
  const ofMean = (spread * finite) / n;
  return input.statistic === 'mean' ? ofMean : ofMean * sumW ** 2;
}
