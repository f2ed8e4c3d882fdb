/**
 * Random numbers that anybody can draw again from the seed: PCG32 (XSH-RR, 64 bits of state).
 * Reference: M. O'Neill, PCG: a family of simple fast space-efficient statistically good algorithms for random number
 * generation (2014). Own code; the reference output of seed 42, stream 54 is in random.spec.ts.
 */
const MULTIPLIER = 6364136223846793005n;
const MASK = (1n << 64n) - 1n;

export class Random {
  private state = 0n;
  private readonly increment: bigint;

  /** A seed is a whole number from 0 to 2^53 - 1; streams of one seed are independent. */
  constructor(seed: number, stream = 54) {
    if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`a seed is a whole number, not ${seed}`);
    this.increment = ((BigInt(stream) << 1n) | 1n) & MASK;
    this.step();
    this.state = (this.state + BigInt(seed)) & MASK;
    this.step();
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const old = this.state;
    this.step();
    const shifted = Number((((old >> 18n) ^ old) >> 27n) & 0xffffffffn);
    const turn = Number(old >> 59n);
    return ((shifted >>> turn) | (shifted << (-turn & 31))) >>> 0;
  }

  /** A whole number from 0 to bound - 1, all equally likely; bound at most 2^32. */
  below(bound: number): number {
    const threshold = 2 ** 32 % bound;
    for (;;) {
      const value = this.next();
      if (value >= threshold) return value % bound;
    }
  }

  /** From 0 to below 1, with 53 random bits. */
  uniform(): number {
    return ((this.next() >>> 5) * 2 ** 26 + (this.next() >>> 6)) / 2 ** 53;
  }

  private step(): void {
    this.state = (this.state * MULTIPLIER + this.increment) & MASK;
  }
}
