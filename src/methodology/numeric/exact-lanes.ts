/**
 * Many exact sums of products of integers side by side, two floating-point words each: compact, without an object a sum, and
 * independent of the order of adding. The same arithmetic as ExactSum.
 */
import { WORD } from './exact-sum.js';

/** A product of two whole numbers as high x 2^20 + low, both words whole. */
export interface Product {
  readonly high: number;
  readonly low: number;
}

/** Beyond this a value times a low word would not fit 53 bits, and the value is split too. */
const LARGE = 2 ** 30;
const CARRY = 2 ** 51;

/** Weight: whole, 0 to 2^53. Value: whole; products beyond 2^73 are refused rather than rounded. */
export function product(weight: number, value: number): Product {
  const top = Math.floor(weight / WORD);
  const rest = weight - top * WORD;
  if (value <= LARGE && value >= -LARGE) return { high: top * value, low: rest * value };
  const upper = Math.floor(value / WORD);
  const lower = value - upper * WORD;
  const high = weight * upper + top * lower;
  if (!Number.isSafeInteger(high)) throw new RangeError(`not exact: ${weight} x ${value}`);
  return { high, low: rest * lower };
}

/** high x 2^20 + low times a whole factor, over a unit, as the nearest double to the exact product. */
export function scaled(sum: Product, factor: number, unit: number): number {
  const whole = sum.high * WORD + sum.low;
  const times = whole * factor;
  if (Number.isSafeInteger(whole) && Number.isSafeInteger(times)) return times / unit;
  return Number((BigInt(sum.high) * BigInt(WORD) + BigInt(sum.low)) * BigInt(factor)) / unit;
}

export class ExactLanes {
  private high = new Float64Array(0);
  private low = new Float64Array(0);

  /** Room for so many sums. */
  grow(size: number): void {
    if (size <= this.high.length) return;
    const [high, low] = [new Float64Array(size), new Float64Array(size)];
    high.set(this.high);
    low.set(this.low);
    this.high = high;
    this.low = low;
  }

  add(at: number, { high, low }: Product): void {
    this.high[at]! += high;
    const sum = this.low[at]! + low;
    if (sum < CARRY && sum > -CARRY) {
      this.low[at] = sum;
      return;
    }
    const over = Math.floor(sum / WORD);
    this.high[at]! += over;
    this.low[at] = sum - over * WORD;
  }

  /** One sum, carried: two equal sums have equal words, however they came about. */
  at(lane: number): Product {
    const [high, low] = [this.high[lane]!, this.low[lane]!];
    const over = Math.floor(low / WORD);
    const carried = { high: high + over, low: low - over * WORD };
    if (!Number.isSafeInteger(carried.high)) throw new RangeError('a sum is too large to be exact');
    return carried;
  }
}
