/** A typed array that grows by half of its size, so that a value takes little more than its own bytes. */

type Numbers = Int32Array | Uint16Array | Uint8Array | Float64Array;

class Growing<A extends Numbers> {
  private values: A;
  private size = 0;

  constructor(private readonly make: (size: number) => A) {
    this.values = make(64);
  }

  get length(): number {
    return this.size;
  }

  push(value: number): void {
    if (this.size === this.values.length) this.resize(Math.ceil(this.size * 1.5));
    this.values[this.size] = value;
    this.size += 1;
  }

  /** The values added so far; a view that is invalid after the next push. */
  get filled(): A {
    return this.values.subarray(0, this.size) as A;
  }

  restore(values: A): void {
    this.size = values.length;
    this.values = this.make(Math.max(64, this.size));
    this.values.set(values);
  }

  private resize(size: number): void {
    const grown = this.make(size);
    grown.set(this.values);
    this.values = grown;
  }
}

export const ints = (): Growing<Int32Array> => new Growing((size) => new Int32Array(size));
export const shorts = (): Growing<Uint16Array> => new Growing((size) => new Uint16Array(size));
export const bytes = (): Growing<Uint8Array> => new Growing((size) => new Uint8Array(size));
export const doubles = (): Growing<Float64Array> => new Growing((size) => new Float64Array(size));
