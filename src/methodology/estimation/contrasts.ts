/**
 * Comparisons of two estimates with their covariance (delta method). Women and men work in the same enterprises, so the
 * covariance is not zero and a standard error from the two variances alone is wrong.
 */
export type ContrastKind = 'difference' | 'ratio' | 'relative-gap' | 'premium';

export interface Pair {
  readonly of: number;
  readonly to: number;
}

export interface Contrast {
  readonly estimate: number;
  /** Partial derivatives with respect to `of` and `to`. */
  readonly gradient: readonly [number, number];
}

/** difference of - to · ratio of / to · relative gap 1 - of / to · premium of / to - 1 */
export function contrast(kind: ContrastKind, pair: Pair): Contrast {
  const { of, to } = pair;
  if (kind === 'difference') return { estimate: of - to, gradient: [1, -1] };
  if (kind === 'ratio') return { estimate: of / to, gradient: [1 / to, -of / to ** 2] };
  if (kind === 'premium') return { estimate: of / to - 1, gradient: [1 / to, -of / to ** 2] };
  return { estimate: 1 - of / to, gradient: [-1 / to, of / to ** 2] };
}
