/**
 * Which enterprises are met in which counts: a bit for each pair, so that it grows with enterprises, not with persons. Apart by
 * the mark of the persons by whom they are met, of which there are few.
 */

const BITS = 32;

export interface EnterprisesState {
  readonly names: readonly string[];
  readonly words: number;
  /** By mark. */
  readonly bits: ReadonlyMap<number, Uint32Array>;
}

function ones(word: number): number {
  let [left, count] = [word, 0];
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}

export class Enterprises {
  private readonly numbers = new Map<string, number>();
  private words = 1;
  private readonly bits = new Map<number, Uint32Array>();
  private lastMark = NaN;
  private last: Uint32Array = new Uint32Array(0);

  constructor(private readonly rows: number) {}

  /** For `meet`. */
  numberOf(enterprise: string): number {
    let number = this.numbers.get(enterprise);
    if (number !== undefined) return number;
    number = this.numbers.size;
    this.numbers.set(enterprise, number);
    if (number >= this.words * BITS) this.widen();
    return number;
  }

  meet(row: number, number: number, mark: number): void {
    this.bitsOf(mark)[row * this.words + Math.floor(number / BITS)]! |= 1 << (number % BITS);
  }

  /** Mostly those of the same mark as the time before. */
  private bitsOf(mark: number): Uint32Array {
    if (mark === this.lastMark) return this.last;
    this.last = this.bits.get(mark) ?? new Uint32Array(this.rows * this.words);
    this.bits.set(mark, this.last);
    this.lastMark = mark;
    return this.last;
  }

  /** How many are met in a row, by persons with a mark above that. */
  at(row: number, above = -1): number {
    const among = [...this.bits].flatMap(([mark, bits]) => (mark > above ? [bits] : []));
    let count = 0;
    for (let word = row * this.words; word < (row + 1) * this.words; word += 1)
      count += ones(among.reduce((met, bits) => met | bits[word]!, 0));
    return count;
  }

  private widen(): void {
    for (const [mark, bits] of this.bits) {
      const wider = new Uint32Array(bits.length * 2);
      for (let row = 0; row < this.rows; row += 1)
        wider.set(bits.subarray(row * this.words, (row + 1) * this.words), row * this.words * 2);
      this.bits.set(mark, wider);
    }
    this.words *= 2;
    this.lastMark = NaN;
  }

  state(): EnterprisesState {
    return { names: [...this.numbers.keys()], words: this.words, bits: structuredClone(this.bits) };
  }

  restore({ names, words, bits }: EnterprisesState): void {
    for (const [number, name] of names.entries()) this.numbers.set(name, number);
    this.words = words;
    for (const [mark, each] of bits) this.bits.set(mark, Uint32Array.from(each));
    this.lastMark = NaN;
  }
}
