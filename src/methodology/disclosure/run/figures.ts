/**
 * The counts behind all figures of a run: persons, yes and no of each indicator over everybody, women and men, in total and
 * by each level of each breakdown. A figure is withheld with all its counts.
 */
import { type Address, Addresses } from './addresses.js';
import type { Respondents } from './respondents.js';

export interface Figure extends Address {
  /** Counts that are told with it: by standing code - 1; only `persons` counts have all of a group at its first place. */
  readonly counts: Int32Array;
  readonly persons: number;
  /** From how many enterprises they come. */
  readonly enterprises: number;
  /** Too few persons, or unsafe by another rule. */
  sensitive: boolean;
  /** Unsafe although its counts are large enough: that it is not known exactly is enough. */
  unsafe: boolean;
  withheld: boolean;
}

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

export interface Judging {
  readonly rules: Rules;
  /** Unsafe for another reason than few persons: dominance in pay, a small difference from an earlier figure. */
  readonly isUnsafe: (figure: Figure) => boolean;
  /** Withheld in an earlier run on the same answers: what was withheld once stays so. */
  readonly isHeldBack: (figure: Figure) => boolean;
}

/** By itself, whatever else is shown. Of a figure that somebody is in. */
export function judge(figure: Figure, { rules, isUnsafe, isHeldBack }: Judging): void {
  figure.unsafe = figure.enterprises < rules.enterprises || isUnsafe(figure);
  const small = isSmall(figure.persons, rules) || figure.counts.some((count) => isSmall(count, rules));
  figure.sensitive = figure.unsafe || small;
  figure.withheld = figure.sensitive || isHeldBack(figure);
}

export class Figures extends Addresses {
  readonly all: readonly Figure[];
  private readonly own: readonly (readonly Figure[])[];

  constructor(respondents: Respondents) {
    super(respondents.indicators, respondents.breakdowns);
    this.all = this.places.map((address, at): Figure => {
      const counts = respondents.countsOf(at);
      return {
        ...address,
        counts,
        persons: counts.reduce((sum, count) => sum + count, 0),
        enterprises: respondents.enterprisesOf(at),
        sensitive: false,
        unsafe: false,
        withheld: false,
      };
    });
    const own = this.indicators.map((): Figure[] => []);
    for (const figure of this.all) own[figure.indicator]!.push(figure);
    this.own = own;
  }

  /** By a pair of breakdowns. */
  isPair({ breakdown }: Pick<Figure, 'breakdown'>): boolean {
    return this.breakdowns[breakdown]?.pair !== undefined;
  }

  /** All figures of an indicator. */
  of(indicator: number): readonly Figure[] {
    return this.own[indicator]!;
  }
}
