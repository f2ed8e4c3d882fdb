import { scaleLinear } from 'd3-scale';

interface ScaleRequest {
  /** Values that the axis must include; it also includes zero unless `withoutZero` is set. */
  readonly values: readonly number[];
  /** Pixels of the first and the last value. */
  readonly from: number;
  readonly to: number;
  readonly tick: (value: number) => string;
  /** Maximum number of steps between ticks. */
  readonly most: number;
  /** Shares: an axis that reaches above 75% ends at 100%. */
  readonly share?: boolean;
  /** Pixels of a label on a horizontal axis, where labels must not touch. */
  readonly widthOf?: (label: string) => number;
  /** A line chart over waves may omit zero. */
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

/** Pixels between two labels. */
const spacing = 8;

function doTouch(ticks: ValueScale['ticks'], widthOf: (label: string) => number): boolean {
  return ticks.slice(1).some(({ at, label }, index) => {
    const before = ticks[index]!;
    return Math.abs(at - before.at) < (widthOf(label) + widthOf(before.label)) / 2 + spacing && widthOf(label) > 0;
  });
}

/**
 * A linear axis whose ticks are round numbers with different labels: as many as requested, or fewer if labels would be
 * equal after rounding or touch. Steps of 1, 2 and 5 as in d3-scale.
 */
export function valueScale(request: ScaleRequest): ValueScale {
  const { from, to, tick, most, widthOf = () => 0 } = request;
  for (let count = most; count > 0; count -= 1) {
    const scale = scaleLinear(domainOf(request), [from, to]).nice(count);
    const ticks = scale.ticks(count).map((value) => ({ at: scale(value), label: tick(value) }));
    const different = new Set(ticks.map(({ label }) => label)).size === ticks.length;
    if (count === 1 || (different && ticks.length <= most + 1 && !doTouch(ticks, widthOf)))
      return { at: (value) => scale(value), ticks };
  }
  throw new Error('An axis has at least one tick.');
}
