import { scaleLinear } from 'd3-scale';

interface ScaleRequest {
  /** What must be within the axis; zero always is, unless it is left out. */
  readonly values: readonly number[];
  /** Pixels of the first and the last value. */
  readonly from: number;
  readonly to: number;
  readonly tick: (value: number) => string;
  /** At most so many steps between ticks. */
  readonly most: number;
  /** Shares: an axis that reaches above 75% ends at 100%. */
  readonly share?: boolean;
  /** A line from wave to wave may be read without zero. */
  readonly withoutZero?: boolean;
}

export interface ValueScale {
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

function domainOf({ values, share = false, withoutZero = false }: ScaleRequest): readonly [number, number] {
  const known = withoutZero && values.length > 0 ? values : [0, ...values];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (low === high) return [low, low + 1];
  return share && low === 0 && high > 0.75 ? [0, 1] : [low, high];
}

/**
 * A linear axis whose ticks are round numbers with different labels: as many as wanted, or fewer where labels are too coarse
 * to distinguish them. Steps of 1, 2 and 5 are those of d3-scale.
 */
export function valueScale(request: ScaleRequest): ValueScale {
  const { from, to, tick, most } = request;
  for (let count = most; count > 0; count -= 1) {
    const scale = scaleLinear(domainOf(request), [from, to]).nice(count);
    const ticks = scale.ticks(count).map((value) => ({ at: scale(value), label: tick(value) }));
    const different = new Set(ticks.map(({ label }) => label)).size === ticks.length;
    if (count === 1 || (different && ticks.length <= most + 1)) return { at: (value) => scale(value), ticks };
  }
  throw new Error('An axis has at least one tick.');
}
