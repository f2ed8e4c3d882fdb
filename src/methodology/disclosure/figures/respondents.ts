/**
 * The persons behind each figure of a run: exact counts, and the enterprises from which they come. Only small codes of
 * their answers are read, and the result does not depend on the order of the persons.
 */
import { Addresses, SIDES } from './addresses.js';
import { type CountedBreakdown, type CountedIndicator, type Person, UNKNOWN } from './counted.js';
import { Enterprises, type EnterprisesState } from './enterprises.js';

export interface RespondentsState {
  /** By figure x SIDES + count. */
  readonly counts: Int32Array;
  readonly enterprises: EnterprisesState;
}

export class Respondents {
  readonly addresses: Addresses;
  private counts: Int32Array;
  private readonly enterprises: Enterprises;
  private readonly positions: readonly ReadonlyMap<string, number>[];

  constructor(
    readonly indicators: readonly CountedIndicator[],
    readonly breakdowns: readonly CountedBreakdown[],
  ) {
    this.addresses = new Addresses(indicators, breakdowns);
    const figures = this.addresses.places.length;
    this.counts = new Int32Array(figures * SIDES);
    this.enterprises = new Enterprises(figures);
    this.positions = breakdowns.map(({ levels }) => new Map(levels.map((level, at) => [level, at + 1])));
  }

  /** `mark`: the run on the wave that read the answer first, 0 if unknown. Throws for a level that does not exist. */
  add({ sex, enterprise, levels, standings }: Person, mark = 0): void {
    if (standings.every((standing) => standing === 0)) return;
    const placed = { sex, levels: this.levelsOf(levels), standings: Uint8Array.from(standings) };
    const number = this.enterprises.numberOf(enterprise);
    for (const count of this.addresses.countsWith(placed)) {
      this.counts[count]! += 1;
      this.enterprises.meet(Math.floor(count / SIDES), number, mark);
    }
  }

  private levelsOf(levels: Person['levels']): Uint8Array {
    return Uint8Array.from(levels, (level, at) => {
      const position = level === null ? UNKNOWN : this.positions[at]!.get(level);
      if (position === undefined) throw new RangeError(`no level ${level} in ${this.breakdowns[at]!.id}`);
      return position;
    });
  }

  /** Exact counts of a figure, by its position. */
  countsOf(figure: number): Int32Array {
    return this.counts.slice(figure * SIDES, (figure + 1) * SIDES);
  }

  /** The number of enterprises of the persons whom only runs after the given one have read. */
  newcomersOf(figure: number, run: number): number {
    return this.enterprises.at(figure, run);
  }

  /** Plain data, from which counting can continue. */
  state(): RespondentsState {
    return { counts: this.counts.slice(), enterprises: this.enterprises.state() };
  }

  /** Restores the state into empty counts of the same indicators and breakdowns. */
  restore({ counts, enterprises }: RespondentsState): void {
    this.counts = Int32Array.from(counts);
    this.enterprises.restore(enterprises);
  }
}
