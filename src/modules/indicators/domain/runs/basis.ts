/**
 * What kept sums depend on: they can be gone on from only where all of it is the same. Weights are not in it: they come in after
 * the sums, so that new ones need no answer to be read again.
 */
import type { LowPayThreshold } from '../../../../methodology/classification/settings.js';
import type { FullReason } from './run.js';

/** Hashes. */
export interface SumsBasis {
  readonly method: string;
  readonly definitions: string;
  /** Of the classification, and the pairs of breakdowns. */
  readonly settings: string;
  /** Strata, enterprises, parks and sizes; not how many answered. */
  readonly frame: string;
}

const parts: readonly (keyof SumsBasis & FullReason)[] = ['method', 'definitions', 'settings', 'frame'];

export interface Kept {
  readonly basis: SumsBasis;
  readonly lowPay: LowPayThreshold;
}

export interface Wanted {
  readonly basis: SumsBasis;
  /** null = two thirds of the sample's own median, which no run on the wave has settled yet. */
  readonly lowPay: LowPayThreshold | null;
  /** Whether some of those that were there have left. */
  readonly haveLeft: boolean;
}

/** Why everything has to be read again; nothing where reading what was added is enough. */
export function reasonsForAll(kept: Kept | null, wanted: Wanted): readonly FullReason[] {
  if (kept === null) return ['first'];
  const changed = parts.filter((part) => kept.basis[part] !== wanted.basis[part]);
  return [
    ...changed,
    ...(isLine(kept, wanted) ? [] : (['low-pay'] as const)),
    ...(wanted.haveLeft ? (['answers-left'] as const) : []),
  ];
}

/** A line is the same wherever it is the same number; one that is not settled yet depends on every answer and weight. */
function isLine(kept: Kept, { lowPay }: Wanted): boolean {
  return lowPay?.yuanPerHour === kept.lowPay.yuanPerHour;
}
