/**
 * Random numbers that are reproducible from the seed: PCG32 (XSH-RR, 64 bits of state). Reference: M. O'Neill, PCG: a
 * family of simple fast space-efficient statistically good algorithms for random number generation (2014). Own
 * implementation; the reference output of seed 42, stream 54 is in random.spec.ts.
 */

/** 6364136223846793005, in two words of 32 bits. */
const FACTOR_HIGH = 0x5851f42d;
const FACTOR_LOW = 0x4c957f2d;
const WORD = 2 ** 32;

/** The upper 32 bits of a product of two words. */
function upperProduct(a: number, b: number): number {
  const [a0, a1, b0, b1] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const cross = a0 * b1 + (middle & 0xffff);
  return a1 * b1 + (middle >>> 16) + (cross >>> 16);
}

export class Random {
  private high = 0;
  private low = 0;
  private readonly stepLow: number;

  /** A seed is a whole number from 0 to 2^53 - 1; streams of one seed (whole numbers below 2^31) are independent. */
  constructor(seed: number, stream = 54) {
    if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`a seed is a whole number, not ${seed}`);
    this.stepLow = ((stream << 1) | 1) >>> 0;
    this.step();
    this.add(Math.floor(seed / WORD), seed % WORD);
    this.step();
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const { high, low } = this;
    this.step();
    const mixedHigh = (high >>> 18) ^ high;
    const mixedLow = ((high << 14) | (low >>> 18)) ^ low;
    const shifted = (mixedHigh << 5) | (mixedLow >>> 27);
    const turn = high >>> 27;
    return ((shifted >>> turn) | (shifted << (-turn & 31))) >>> 0;
  }

  /** A whole number from 0 to bound - 1 with equal probabilities; bound at most 2^32. */
  below(bound: number): number {
    const threshold = WORD % bound;
    for (;;) {
      const value = this.next();
      if (value >= threshold) return value % bound;
    }
  }

  /** From 0 (inclusive) to 1 (exclusive), with 53 random bits. */
  uniform(): number {
    return ((this.next() >>> 5) * 2 ** 26 + (this.next() >>> 6)) / 2 ** 53;
  }

  private add(high: number, low: number): void {
    const sum = this.low + low;
    this.low = sum >>> 0;
    this.high = (this.high + high + (sum >= WORD ? 1 : 0)) >>> 0;
  }

  private step(): void {
    const { high, low } = this;
    this.high = (upperProduct(low, FACTOR_LOW) + Math.imul(high, FACTOR_LOW) + Math.imul(low, FACTOR_HIGH)) >>> 0;
    this.low = Math.imul(low, FACTOR_LOW) >>> 0;
    this.add(0, this.stepLow);
  }
}
