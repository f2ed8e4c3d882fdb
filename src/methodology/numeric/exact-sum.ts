/**
 * Exact sums of products of integers in two floating-point words, so that the order of adding (and merging partial
 * sums) cannot change a figure. Weights are whole millionths of a person, answers are scaled whole numbers.
 */

/** Products are split at this power of two; both words remain whole numbers below 2^53. */
export const WORD = 2 ** 20;

/** For larger values the product with a low word would not fit into 53 bits: such products are added as bigints. */
const LARGE = 2 ** 30;

/** Millionths: the unit of weights, and of answers that are not whole numbers. */
export const MILLION = 1_000_000;

/**
 * A number as whole millionths; throws if it cannot be represented with sufficient accuracy (not finite, or beyond
 * 9e9).
 */
export function toMillionths(value: number): number {
  const scaled = Math.round(value * MILLION);
  if (!Number.isSafeInteger(scaled)) throw new RangeError(`not representable in millionths: ${value}`);
  return scaled;
}

/** Sum of weight x value, weight a non-negative whole number, value a whole number. */
export class ExactSum {
  private high = 0;
  private low = 0;
  private large = 0n;

  addProduct(weight: number, value: number): void {
    if (value > LARGE || value < -LARGE) {
      this.large += BigInt(weight) * BigInt(value);
      return;
    }
    const top = Math.floor(weight / WORD);
    this.high += top * value;
    this.low += (weight - top * WORD) * value;
    if (this.low >= 2 ** 51 || this.low <= -(2 ** 51)) this.carry();
  }

  merge(other: ExactSum): void {
    other.carry();
    this.carry();
    this.high += other.high;
    this.low += other.low;
    this.large += other.large;
  }

  private carry(): void {
    const over = Math.floor(this.low / WORD);
    this.high += over;
    this.low -= over * WORD;
  }

  /** The exact value; use it where results must be identical. */
  toBigInt(): bigint {
    return BigInt(this.high) * BigInt(WORD) + BigInt(this.low) + this.large;
  }

  /** The nearest double. */
  toNumber(): number {
    return Number(this.toBigInt());
  }

  isZero(): boolean {
    return this.toBigInt() === 0n;
  }
}
