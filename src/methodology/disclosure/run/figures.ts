/**
 * The counts behind all figures of a run: persons, yes and no of each indicator for all persons, women and men, in total and
 * by each level of each breakdown. A figure is suppressed with all its counts.
 */
import { type Address, Addresses, type Rest } from './addresses.js';
import type { Respondents } from './respondents.js';

export interface Counted {
  /** By standing code - 1; only `persons` counts have all of a group at its first place. */
  readonly counts: Int32Array;
  readonly persons: number;
  /** From how many enterprises they come. */
  readonly enterprises: number;
  /** Too few persons, or unsafe by another rule. */
  sensitive: boolean;
  /** Unsafe although its counts are large enough: that it is not known exactly is enough. */
  unsafe: boolean;
}

/** Its counts are published with it. */
export interface Figure extends Address, Counted {
  withheld: boolean;
}

export type CountedRest = Rest & Counted;

export interface Rules {
  readonly workers: number;
  readonly enterprises: number;
}

export function isSmall(count: number, rules: Rules): boolean {
  return count > 0 && count < rules.workers;
}

/** Which counts must not be known to be small: positions, with how many more an intruder must consider possible. */
export function demandsOf(figure: Counted, rules: Rules): { readonly count: number; readonly more: number }[] {
  return [...figure.counts].flatMap((value, count) =>
    isSmall(value, rules) || (figure.unsafe && value > 0) ? [{ count, more: Math.max(rules.workers - value, 1) }] : [],
  );
}

export interface Judging {
  readonly rules: Rules;
  /** Unsafe for another reason than few persons: dominance in pay, a small difference from an earlier figure. */
  readonly isUnsafe: (figure: Figure) => boolean;
  /** The same of those who are left beside a table. */
  readonly isRestUnsafe: (rest: CountedRest) => boolean;
  /** Suppressed in an earlier run on the same answers: what was suppressed once stays so. */
  readonly isHeldBack: (figure: Figure) => boolean;
}

function judgeCounts(counted: Counted, rules: Rules, isUnsafe: boolean): void {
  counted.unsafe = counted.enterprises < rules.enterprises || isUnsafe;
  const small = isSmall(counted.persons, rules) || counted.counts.some((count) => isSmall(count, rules));
  counted.sensitive = counted.unsafe || small;
}

function countedOf(counts: Int32Array, enterprises: number): Counted {
  const persons = counts.reduce((sum, count) => sum + count, 0);
  return { counts, persons, enterprises, sensitive: false, unsafe: false };
}

export class Figures extends Addresses {
  readonly all: readonly Figure[];
  /** Beside tables, where someone is left. */
  readonly left: readonly CountedRest[];
  private readonly own: readonly (readonly Figure[])[];

  constructor(respondents: Respondents) {
    super(respondents.indicators, respondents.breakdowns);
    this.all = this.places.map((address, at): Figure => ({
      ...address,
      ...countedOf(respondents.countsOf(at), respondents.enterprisesOf(at)),
      withheld: false,
    }));
    const own = this.indicators.map((): Figure[] => []);
    for (const figure of this.all) own[figure.indicator]!.push(figure);
    this.own = own;
    this.left = this.rests
      .map((rest): CountedRest => {
        const { counts, enterprises } = respondents.rest(rest);
        return { ...rest, ...countedOf(counts, enterprises) };
      })
      .filter(({ persons }) => persons > 0);
  }

  /** Each by itself, whatever else is published. */
  judge({ rules, isUnsafe, isRestUnsafe, isHeldBack }: Judging): void {
    for (const rest of this.left) judgeCounts(rest, rules, isRestUnsafe(rest));
    for (const figure of this.all) {
      if (figure.persons === 0) continue;
      judgeCounts(figure, rules, isUnsafe(figure));
      figure.withheld = figure.sensitive || isHeldBack(figure);
    }
  }

  /** By a pair of breakdowns. */
  isPair({ breakdown }: Pick<Figure, 'breakdown'>): boolean {
    return this.breakdowns[breakdown]?.pair !== undefined;
  }

  /** All figures of an indicator. */
  of(indicator: number): readonly Figure[] {
    return this.own[indicator]!;
  }

  /** Who is left where an intruder can take a table off its margin. */
  told(): readonly CountedRest[] {
    return this.left.filter((rest) =>
      this.tableOf(rest).every((each) => this.all[this.find(each)]?.withheld === false),
    );
  }

  /** A table with its margin. */
  private tableOf({ indicator, sex, breakdown, margin: [of, level] }: Rest): readonly Address[] {
    const { pair, levels } = this.breakdowns[breakdown]!;
    const within = [...levels.keys()].filter(
      (position) => pair === undefined || pair.parts[position]![pair.of.indexOf(of)] === level,
    );
    return [
      { indicator, sex, breakdown: of, level },
      ...within.map((position) => ({ indicator, sex, breakdown, level: position + 1 })),
    ];
  }
}
