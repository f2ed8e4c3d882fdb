/**
 * The counts behind all figures of a run: persons, yes and no of each indicator over everybody, women and men, in total and
 * by each level of each breakdown. A figure is withheld with all its counts.
 */
import { ALL, type Alike, type CountedBreakdown, type CountedIndicator, UNKNOWN } from './respondents.js';

export interface Address {
  readonly indicator: number;
  /** 0 women, 1 men, ALL. */
  readonly sex: number;
  /** Position of the breakdown, -1 = in total. */
  readonly breakdown: number;
  /** Position of the level + 1; 0 in total. */
  readonly level: number;
}

export interface Figure extends Address {
  /** Counts that are told with it: by standing code - 1; only `persons` counts have all of a group at its first place. */
  readonly counts: Int32Array;
  persons: number;
  readonly enterprises: number[];
  /** Too few persons, or unsafe by another rule. */
  sensitive: boolean;
  /** Unsafe although its counts are large enough: that it is not known exactly is enough. */
  unsafe: boolean;
  withheld: boolean;
}

/** Of counts at a figure: one for each standing that is in it. */
export const SIDES = 4;

export interface Rules {
  readonly workers: number;
  readonly enterprises: number;
}

export function isSmall(count: number, rules: Rules): boolean {
  return count > 0 && count < rules.workers;
}

/** Which counts of a figure must not be known to be small: positions, with how many more a reader must hold possible. */
export function demandsOf(figure: Figure, rules: Rules): { readonly count: number; readonly more: number }[] {
  return [...figure.counts].flatMap((value, count) =>
    isSmall(value, rules) || (figure.unsafe && value > 0) ? [{ count, more: Math.max(rules.workers - value, 1) }] : [],
  );
}

/** Whose figures a woman, a man, and somebody who did not state the sex is in. */
const sexesOf: readonly (readonly number[])[] = [[ALL, 0], [ALL, 1], [ALL]];

export class Figures {
  readonly all: Figure[] = [];
  private readonly own: Figure[][];
  private readonly at: Int32Array;
  private readonly slots: number;
  private readonly offsets: readonly number[];

  constructor(
    readonly indicators: readonly CountedIndicator[],
    readonly breakdowns: readonly CountedBreakdown[],
  ) {
    let slots = 1;
    this.offsets = breakdowns.map(({ levels }) => {
      const offset = slots;
      slots += levels.length;
      return offset;
    });
    this.slots = slots;
    this.own = indicators.map(() => []);
    this.at = new Int32Array(indicators.length * 3 * slots).fill(-1);
    for (const [indicator, { sexes, breakdowns: own }] of indicators.entries()) {
      const wanted = sexes === 'together' ? [ALL] : sexes === 'apart' ? [0, 1] : [ALL, 0, 1];
      for (const sex of wanted) {
        this.open({ indicator, sex, breakdown: -1, level: 0 });
        for (const breakdown of own)
          for (const level of this.breakdowns[breakdown]!.levels.keys())
            this.open({ indicator, sex, breakdown, level: level + 1 });
      }
    }
  }

  /** All figures of an indicator. */
  of(indicator: number): readonly Figure[] {
    return this.own[indicator]!;
  }

  private open(address: Address): void {
    this.at[this.place(address)] = this.all.length;
    const figure: Figure = {
      ...address,
      counts: new Int32Array(SIDES),
      persons: 0,
      enterprises: [],
      sensitive: false,
      unsafe: false,
      withheld: false,
    };
    this.all.push(figure);
    this.own[address.indicator]!.push(figure);
  }

  private place({ indicator, sex, breakdown, level }: Address): number {
    const slot = breakdown < 0 ? 0 : this.offsets[breakdown]! + level - 1;
    return this.rowOf(indicator, sex) + slot;
  }

  private rowOf(indicator: number, sex: number): number {
    return (indicator * 3 + sex) * this.slots;
  }

  /** Position of the figure, or -1 where there is none. */
  find(address: Address): number {
    return this.at[this.place(address)]!;
  }

  /** Of the counts of a figure, the one that a person with this standing is in. */
  countAt(indicator: number, standing: number): number {
    return this.indicators[indicator]!.counts === 'yes-no' ? standing - 1 : (standing - 1) & 2;
  }

  /** Positions of the figures of an indicator that a person with these levels is in, or only those by some breakdowns. */
  eachOf(
    person: Pick<Alike, 'sex' | 'levels'>,
    of: { readonly indicator: number; readonly among?: readonly number[] | undefined },
    visit: (figure: number) => void,
  ): void {
    const breakdowns = of.among ?? this.indicators[of.indicator]!.breakdowns;
    for (const sex of sexesOf[person.sex]!) {
      const row = this.rowOf(of.indicator, sex);
      if (this.at[row]! < 0) continue;
      if (of.among === undefined) visit(this.at[row]!);
      for (const breakdown of breakdowns) {
        const level = person.levels[breakdown]!;
        const figure = level === UNKNOWN ? -1 : this.at[row + this.offsets[breakdown]! + level - 1]!;
        if (figure >= 0) visit(figure);
      }
    }
  }

  /** With some of the enterprises of each figure, `kept` at most. */
  count(persons: readonly Alike[], kept: number): void {
    for (const person of persons) {
      for (const [indicator, standing] of person.standings.entries()) {
        if (standing === 0) continue;
        const place = this.countAt(indicator, standing);
        this.eachOf(person, { indicator }, (at) => {
          const figure = this.all[at]!;
          figure.counts[place]! += person.count;
          figure.persons += person.count;
          if (figure.enterprises.length === kept) return;
          for (const enterprise of person.enterprises)
            if (figure.enterprises.length < kept && !figure.enterprises.includes(enterprise))
              figure.enterprises.push(enterprise);
        });
      }
    }
  }
}
