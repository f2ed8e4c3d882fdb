/**
 * The persons of one run as rows of small codes: sex, level of each breakdown, how they stand in each indicator. Nothing of
 * their answers is kept. Rows come in an order that hangs on what they hold, never on how they arrived.
 */

/** Address of both sexes together. */
export const ALL = 2;
/** A level that is not known. */
export const UNKNOWN = 0;

/**
 * How a person stands in an indicator: 0 out, 1 no, 2 yes; in the second group of an indicator that compares two, 3 no, 4 yes.
 */
export type StandingCode = 0 | 1 | 2 | 3 | 4;

export interface CountedIndicator {
  readonly id: string;
  /** `yes-no`: how many are in it, and how many of them are yes; `persons`: how many are in it only (means, medians). */
  readonly counts: 'yes-no' | 'persons';
  /**
   * `all`: over everybody, women and men; `together`: over everybody only; `apart`: one figure over everybody that compares
   * women and men, so that both are counted.
   */
  readonly sexes: 'all' | 'together' | 'apart';
  /** The formula itself asks for the sex, so that not everybody can stand in it in every way. */
  readonly usesSex: boolean;
  /** Questions that decide how a person stands. */
  readonly questions: readonly string[];
  /** Positions of its breakdowns. */
  readonly breakdowns: readonly number[];
}

export interface CountedBreakdown {
  readonly id: string;
  readonly levels: readonly string[];
  /** The question that the level comes from, or null where it comes from the frame. */
  readonly question: string | null;
  /** Positions of the two breakdowns that a pair crosses; their levels in its own are told by `parts`. */
  readonly pair?: { readonly of: readonly [number, number]; readonly parts: readonly (readonly [number, number])[] };
}

export interface Person {
  /** 0 woman, 1 man, 2 not stated. */
  readonly sex: number;
  readonly enterprise: string;
  /** Per breakdown; null = not known. */
  readonly levels: readonly (string | null)[];
  readonly standings: readonly StandingCode[];
}

/** Persons who are alike in everything that is counted. */
export interface Alike {
  readonly sex: number;
  /** Per breakdown: position of the level + 1, or UNKNOWN. */
  readonly levels: Uint8Array;
  readonly standings: Uint8Array;
  readonly count: number;
  /** Some of their enterprises, as many as the rules ask for. */
  readonly enterprises: readonly number[];
}

export interface RespondentsState {
  /** One row after the other. */
  readonly rows: Uint8Array;
  readonly names: readonly string[];
  /** Row -> position of its enterprise in `names`. */
  readonly enterprises: Int32Array;
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}

export class Respondents {
  private readonly rows: Uint8Array[] = [];
  private readonly enterpriseOf: string[] = [];
  private readonly positions: readonly ReadonlyMap<string, number>[];

  constructor(
    readonly indicators: readonly CountedIndicator[],
    readonly breakdowns: readonly CountedBreakdown[],
  ) {
    this.positions = breakdowns.map(({ levels }) => new Map(levels.map((level, at) => [level, at + 1])));
  }

  get size(): number {
    return this.rows.length;
  }

  /** Errors: RangeError for a level that the breakdown does not have. */
  add(person: Person): void {
    const row = new Uint8Array(1 + this.breakdowns.length + this.indicators.length);
    row[0] = person.sex;
    for (const [at, level] of person.levels.entries()) {
      const position = level === null ? UNKNOWN : this.positions[at]!.get(level);
      if (position === undefined) throw new RangeError(`no level ${level} in ${this.breakdowns[at]!.id}`);
      row[1 + at] = position;
    }
    row.set(person.standings, 1 + this.breakdowns.length);
    this.rows.push(row);
    this.enterpriseOf.push(person.enterprise);
  }

  /** Plain data, to go on from. */
  state(): RespondentsState {
    const width = 1 + this.breakdowns.length + this.indicators.length;
    const rows = new Uint8Array(this.rows.length * width);
    for (const [at, row] of this.rows.entries()) rows.set(row, at * width);
    const names = [...new Set(this.enterpriseOf)].sort();
    const numbers = new Map(names.map((name, at) => [name, at]));
    return { rows, names, enterprises: Int32Array.from(this.enterpriseOf, (name) => numbers.get(name)!) };
  }

  /** Into respondents of the same indicators and breakdowns that hold nobody yet. */
  restore({ rows, names, enterprises }: RespondentsState): void {
    const width = 1 + this.breakdowns.length + this.indicators.length;
    for (const [at, enterprise] of enterprises.entries()) {
      this.rows.push(Uint8Array.from(rows.subarray(at * width, (at + 1) * width)));
      this.enterpriseOf.push(names[enterprise]!);
    }
  }

  /** Sorted by what they hold; those who are in no indicator are left out. With some of their enterprises, `kept` at most. */
  alike(kept: number): readonly Alike[] {
    const names = [...new Set(this.enterpriseOf)].sort();
    const numbers = new Map(names.map((name, at) => [name, at]));
    const from = 1 + this.breakdowns.length;
    const order = [...this.rows.keys()].filter((at) => this.rows[at]!.subarray(from).some((code) => code !== 0));
    const number = (at: number): number => numbers.get(this.enterpriseOf[at]!)!;
    order.sort((a, b) => compare(this.rows[a]!, this.rows[b]!) || number(a) - number(b));
    const groups: { row: Uint8Array; count: number; enterprises: number[] }[] = [];
    for (const at of order) {
      const last = groups.at(-1);
      if (last === undefined || compare(last.row, this.rows[at]!) !== 0) {
        groups.push({ row: this.rows[at]!, count: 1, enterprises: [number(at)] });
        continue;
      }
      last.count += 1;
      if (last.enterprises.at(-1) !== number(at) && last.enterprises.length < kept) last.enterprises.push(number(at));
    }
    return groups.map(({ row, count, enterprises }) => ({
      sex: row[0]!,
      levels: row.subarray(1, from),
      standings: row.subarray(from),
      count,
      enterprises,
    }));
  }
}
