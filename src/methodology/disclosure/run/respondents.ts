/**
 * The persons of one run: exact counts and enterprises of every figure, and kinds of persons for the feasible tables that an intruder must
 * consider possible. Nothing of their answers is kept but small codes, and memory grows with figures and enterprises, not with
 * persons. What comes out depends on what persons hold, never on how they arrive.
 */
import { Addresses, type Rest, SIDES } from './addresses.js';
import { type CountedBreakdown, type CountedIndicator, type Person, UNKNOWN } from './counted.js';
import { Enterprises, type EnterprisesState } from './enterprises.js';
import { Kinds } from './kinds.js';

/** Persons who are alike in everything that is counted. */
export interface Alike {
  readonly sex: number;
  /** Per breakdown: position of the level + 1, or UNKNOWN. */
  readonly levels: Uint8Array;
  readonly standings: Uint8Array;
  readonly count: number;
}

export interface RespondentsState {
  /** One row after the other, and how many persons each represents. */
  readonly rows: Uint8Array;
  readonly persons: Int32Array;
  /** By row x SIDES + count. */
  readonly counts: Int32Array;
  readonly enterprises: EnterprisesState;
  /** By row: persons of whom no enterprise is known. */
  readonly alone: Int32Array;
}

export class Respondents {
  private readonly addresses: Addresses;
  private counts: Int32Array;
  private alone: Int32Array;
  private readonly enterprises: Enterprises;
  private readonly kinds: Kinds;
  private readonly positions: readonly ReadonlyMap<string, number>[];

  /** `most`: kinds of persons that are kept besides those that counts ask for. */
  constructor(
    readonly indicators: readonly CountedIndicator[],
    readonly breakdowns: readonly CountedBreakdown[],
    most?: number,
  ) {
    this.addresses = new Addresses(indicators, breakdowns);
    const { rows } = this.addresses;
    this.counts = new Int32Array(rows * SIDES);
    this.alone = new Int32Array(rows);
    this.enterprises = new Enterprises(rows);
    this.kinds = new Kinds(rows * SIDES, most);
    this.positions = breakdowns.map(({ levels }) => new Map(levels.map((level, at) => [level, at + 1])));
  }

  /**
   * `mark`: the run on the wave that read the answer first, 0 where
   * no one knows. Errors: RangeError for a level that the breakdown does not have.
   */
  add(person: Person, mark = 0): void {
    const row = this.rowOf(person);
    const alike = this.alike(row, 1);
    if (alike.standings.every((standing) => standing === 0)) return;
    const fresh = this.kinds.add(String.fromCharCode(...row), 1);
    const number = person.enterprise === null ? null : this.enterprises.numberOf(person.enterprise);
    for (const count of this.addresses.countsWith(alike)) {
      this.counts[count]! += 1;
      if (fresh !== null) this.kinds.claim(count, fresh);
      const met = Math.floor(count / SIDES);
      if (number === null) this.alone[met]! += 1;
      else this.enterprises.meet(met, number, mark);
    }
  }

  private rowOf({ sex, levels, standings }: Person): Uint8Array {
    const row = new Uint8Array(this.width);
    row[0] = sex;
    for (const [at, level] of levels.entries()) {
      const position = level === null ? UNKNOWN : this.positions[at]!.get(level);
      if (position === undefined) throw new RangeError(`no level ${level} in ${this.breakdowns[at]!.id}`);
      row[1 + at] = position;
    }
    row.set(standings, 1 + this.breakdowns.length);
    return row;
  }

  private get width(): number {
    return 1 + this.breakdowns.length + this.indicators.length;
  }

  private alike(row: Uint8Array, count: number): Alike {
    const from = 1 + this.breakdowns.length;
    return { sex: row[0]!, levels: row.subarray(1, from), standings: row.subarray(from), count };
  }

  /** Exact counts of a figure, by its position. */
  countsOf(figure: number): Int32Array {
    return this.counts.slice(figure * SIDES, (figure + 1) * SIDES);
  }

  /** How many enterprises its persons come from. */
  enterprisesOf(figure: number): number {
    return this.enterprises.at(figure) + this.alone[figure]!;
  }

  /** How many enterprises those come from whom only runs after that one have read. */
  newcomersOf(figure: number, run: number): number {
    return this.enterprises.at(figure, run);
  }

  /** The same of those who are left. */
  rest(rest: Rest): { readonly counts: Int32Array; readonly enterprises: number } {
    const row = this.addresses.rowOfRest(rest);
    return { counts: this.countsOf(row), enterprises: this.enterprisesOf(row) };
  }

  newcomersOfRest(rest: Rest, run: number): number {
    return this.newcomersOf(this.addresses.rowOfRest(rest), run);
  }

  /** Kinds that are kept, sorted by what they hold. */
  persons(): readonly Alike[] {
    const { rows, persons } = this.kept();
    return [...persons].map((count, at) => this.alike(rows.subarray(at * this.width, (at + 1) * this.width), count));
  }

  private kept(): { readonly rows: Uint8Array; readonly persons: Int32Array } {
    const kinds = this.kinds.kept();
    const rows = new Uint8Array(kinds.length * this.width);
    for (const [at, { row }] of kinds.entries())
      for (let code = 0; code < this.width; code += 1) rows[at * this.width + code] = row.charCodeAt(code);
    return { rows, persons: Int32Array.from(kinds, ({ persons }) => persons) };
  }

  /** Plain data, to go on from. */
  state(): RespondentsState {
    const { counts, alone } = this;
    return { ...this.kept(), counts: counts.slice(), alone: alone.slice(), enterprises: this.enterprises.state() };
  }

  /** Into respondents of the same indicators and breakdowns that hold no one yet. */
  restore({ rows, persons, counts, alone, enterprises }: RespondentsState): void {
    this.counts = Int32Array.from(counts);
    this.alone = Int32Array.from(alone);
    this.enterprises.restore(enterprises);
    for (const [at, count] of persons.entries()) {
      const row = rows.subarray(at * this.width, (at + 1) * this.width);
      const kind = this.kinds.add(String.fromCharCode(...row), count)!;
      for (const place of this.addresses.countsWith(this.alike(row, count))) this.kinds.claim(place, kind);
    }
  }
}
