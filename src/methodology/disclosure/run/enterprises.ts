/** Which enterprises are met in which figure: a bit for each pair, so that it grows with enterprises, not with persons. */

const BITS = 32;

export interface EnterprisesState {
  readonly names: readonly string[];
  readonly words: number;
  readonly bits: Uint32Array;
}

function ones(word: number): number {
  let [left, count] = [word, 0];
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}

export class Enterprises {
  private readonly numbers = new Map<string, number>();
  private words = 1;
  private bits: Uint32Array;

  constructor(private readonly figures: number) {
    this.bits = new Uint32Array(figures);
  }

  /** For `meet`. */
  numberOf(enterprise: string): number {
    let number = this.numbers.get(enterprise);
    if (number !== undefined) return number;
    number = this.numbers.size;
    this.numbers.set(enterprise, number);
    if (number >= this.words * BITS) this.widen();
    return number;
  }

  meet(figure: number, number: number): void {
    this.bits[figure * this.words + Math.floor(number / BITS)]! |= 1 << (number % BITS);
  }

  /** How many are met in a figure. */
  at(figure: number): number {
    let count = 0;
    for (let word = 0; word < this.words; word += 1) count += ones(this.bits[figure * this.words + word]!);
    return count;
  }

  private widen(): void {
    const wider = new Uint32Array(this.bits.length * 2);
    for (let figure = 0; figure < this.figures; figure += 1)
      wider.set(this.bits.subarray(figure * this.words, (figure + 1) * this.words), figure * this.words * 2);
    this.words *= 2;
    this.bits = wider;
  }

  state(): EnterprisesState {
    return { names: [...this.numbers.keys()], words: this.words, bits: this.bits.slice() };
  }

  restore({ names, words, bits }: EnterprisesState): void {
    for (const [number, name] of names.entries()) this.numbers.set(name, number);
    this.words = words;
    this.bits = Uint32Array.from(bits);
  }
}
