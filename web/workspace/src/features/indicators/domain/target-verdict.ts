import type { Indicator, Limits } from '../api/types.js';

/**
 * `met` and `missed` only when the whole interval is on one side of the target; `unclear` when it includes the target,
 * `unknown` without an interval. A target for parity or zero cannot be met by an estimate: its interval may include
 * the target or exclude it.
 */
export type TargetVerdict = 'met' | 'missed' | 'unclear' | 'included' | 'excluded' | 'unknown';

export function targetVerdict(direction: Indicator['direction'], target: number, [low, high]: Limits): TargetVerdict {
  if (typeof low !== 'number' || typeof high !== 'number') return 'unknown';
  if (direction === 'higher_is_better') return low >= target ? 'met' : high < target ? 'missed' : 'unclear';
  if (direction === 'lower_is_better') return high <= target ? 'met' : low > target ? 'missed' : 'unclear';
  return low <= target && target <= high ? 'included' : 'excluded';
}
