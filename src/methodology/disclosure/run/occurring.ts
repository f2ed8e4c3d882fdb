/**
 * What goes together in the sample, because an intruder can't exclude it: two standings of one person; and on a level (or of a
 * sex), response categories in the indicators that use it, all of them together and each with any other category. A job in
 * environmental work as a technician is one in environmental work: who is a technician and gets the one gets the other.
 */
import { CODES, type CountedBreakdown, type CountedIndicator } from './counted.js';
import type { Change } from './other-worlds.js';
import type { Alike } from './respondents.js';

export interface Population {
  readonly indicators: readonly CountedIndicator[];
  readonly breakdowns: readonly CountedBreakdown[];
  readonly persons: readonly Alike[];
}

const DIGIT = '0'.charCodeAt(0);

/** Response categories in some indicators, a digit each. */
export function codes(standings: Uint8Array, of: readonly number[]): string {
  return String.fromCharCode(...of.map((at) => DIGIT + standings[at]!));
}

/** Where standings differ: positions of indicators. */
function changed(from: Uint8Array, to: Uint8Array, among: readonly number[]): number[] {
  return among.filter((at) => from[at] !== to[at]);
}

/** Standings in some indicators, each with the standing in any other, by something else about a person. */
class Together {
  private readonly seen: Uint8Array;

  constructor(
    values: number,
    readonly tied: readonly number[],
    private readonly indicators: number,
  ) {
    this.seen = new Uint8Array(values * tied.length * indicators * CODES * CODES);
  }

  private place(value: number, position: number, standings: Uint8Array): number {
    return (value * this.tied.length + position) * CODES + standings[this.tied[position]!]!;
  }

  see(value: number, standings: Uint8Array): void {
    for (const position of this.tied.keys()) {
      const from = this.place(value, position, standings) * this.indicators * CODES;
      for (let other = 0; other < this.indicators; other += 1) this.seen[from + other * CODES + standings[other]!] = 1;
    }
  }

  /** Of those at some positions with some others. */
  has(
    value: number,
    standings: Uint8Array,
    between: { positions: Iterable<number>; others: readonly number[] },
  ): boolean {
    for (const position of between.positions) {
      const from = this.place(value, position, standings) * this.indicators * CODES;
      if (between.others.some((other) => this.seen[from + other * CODES + standings[other]!] === 0)) return false;
    }
    return true;
  }
}

/** A breakdown, or the sex, with the indicators that depend on it. */
class Hanging {
  private readonly whole = new Set<string>();
  private readonly each: Together;

  constructor(
    values: number,
    private readonly tied: readonly number[],
    private readonly all: readonly number[],
    indicators: number,
  ) {
    this.each = new Together(values, tied, indicators);
  }

  see(value: number, standings: Uint8Array): void {
    if (this.tied.length === 0) return;
    this.whole.add(`${value}|${codes(standings, this.tied)}`);
    this.each.see(value, standings);
  }

  isAt(value: number, standings: Uint8Array): boolean {
    if (this.tied.length === 0) return true;
    if (!this.whole.has(`${value}|${codes(standings, this.tied)}`)) return false;
    return this.each.has(value, standings, { positions: this.tied.keys(), others: this.all });
  }

  /** Where the value stays, only what is changed with those that depend on it has to be seen. */
  stays(value: number, standings: Uint8Array, moved: readonly number[]): boolean {
    if (this.tied.length === 0 || moved.length === 0) return true;
    if (moved.some((at) => this.tied.includes(at))) return this.isAt(value, standings);
    return this.each.has(value, standings, { positions: this.tied.keys(), others: moved });
  }
}

export class Occurring {
  private readonly all: readonly number[];
  private readonly breakdowns: readonly CountedBreakdown[];
  private readonly byLevel: readonly Hanging[];
  private readonly bySex: Hanging;
  private readonly pairs: Together;

  /** `ignored`: indicators that are not published. */
  constructor({ indicators, breakdowns, persons }: Population, ignored: ReadonlySet<number>) {
    this.all = [...indicators.keys()].filter((at) => !ignored.has(at));
    this.breakdowns = breakdowns;
    const hanging = (values: number, tied: readonly number[]): Hanging =>
      new Hanging(values, tied, this.all, indicators.length);
    this.byLevel = breakdowns.map(({ question, levels }) =>
      hanging(
        levels.length + 1,
        question === null ? [] : this.all.filter((at) => indicators[at]!.questions.includes(question)),
      ),
    );
    this.bySex = hanging(
      2,
      this.all.filter((at) => indicators[at]!.usesSex),
    );
    this.pairs = new Together(1, [...indicators.keys()], indicators.length);
    for (const { sex, levels, standings } of persons) {
      this.pairs.see(0, standings);
      this.bySex.see(sex, standings);
      for (const [at, each] of this.byLevel.entries()) each.see(levels[at]!, standings);
    }
  }

  /** Whether a person with these categories elsewhere could as well be on a level, or at a pair of them. */
  isAt(breakdown: number, level: number, standings: Uint8Array): boolean {
    const of = this.breakdowns[breakdown];
    if (of === undefined) return true;
    if (of.pair === undefined) return this.byLevel[breakdown]!.isAt(level, standings);
    const parts = of.pair.parts[level - 1]!;
    return of.pair.of.every((each, at) => this.isAt(each, parts[at]!, standings));
  }

  has({ from, levels, standings }: Change): boolean {
    const moved = changed(from.standings, standings, this.all);
    if (!this.pairs.has(0, standings, { positions: moved, others: this.all })) return false;
    if (!this.bySex.stays(from.sex, standings, moved)) return false;
    return this.byLevel.every((each, at) =>
      levels[at] === from.levels[at] ? each.stays(levels[at]!, standings, moved) : each.isAt(levels[at]!, standings),
    );
  }
}
