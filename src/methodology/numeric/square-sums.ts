/**
 * Sums of products of two whole numbers, which may be larger than whole numbers of doubles. Each product is rounded once
 * and split into two whole numbers, whose sums are exact, so that the order of adding cannot change them.
 */
import { WholeSums } from './whole-sums.js';

const SPLIT = 2 ** 36;

export interface SquareState {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

export class SquareSums {
  private readonly high = new WholeSums();
  private readonly low = new WholeSums();

  /** Allocates memory for this number of sums. */
  grow(size: number): void {
    this.high.grow(size);
    this.low.grow(size);
  }

  add(at: number, product: number): void {
    const high = Math.floor(product / SPLIT);
    this.high.add(at, high);
    this.low.add(at, product - high * SPLIT);
  }

  at(place: number): number {
    return this.high.at(place) * SPLIT + this.low.at(place);
  }

  /** A copy of the first sums, to be stored. */
  head(size: number): SquareState {
    return { high: this.high.head(size), low: this.low.head(size) };
  }

  restore({ high, low }: SquareState): void {
    this.high.restore(high);
    this.low.restore(low);
  }
}
