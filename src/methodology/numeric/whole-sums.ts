/**
 * Sums of whole numbers in one typed array, exact or refused, so that the order of adding cannot change them. Weights
 * are applied once, at the end.
 */
export class WholeSums {
  private sums = new Float64Array(0);

  /** Allocates memory for this number of sums. */
  grow(size: number): void {
    if (size <= this.sums.length) return;
    const grown = new Float64Array(size);
    grown.set(this.sums);
    this.sums = grown;
  }

  add(at: number, value: number): void {
    const sum = this.sums[at]! + value;
    if (!Number.isSafeInteger(sum)) throw new RangeError('a sum is too large to be exact');
    this.sums[at] = sum;
  }

  at(place: number): number {
    return this.sums[place]!;
  }

  /** A copy of the first sums, to be stored. */
  head(size: number): Float64Array {
    return this.sums.slice(0, size);
  }

  restore(sums: Float64Array): void {
    this.sums = Float64Array.from(sums);
  }
}

/** The double nearest to sum x weight / unit, all whole numbers. */
export function weighted(sum: number, weight: number, unit: number): number {
  const product = sum * weight;
  return Number.isSafeInteger(product) ? product / unit : Number(BigInt(sum) * BigInt(weight)) / unit;
}
