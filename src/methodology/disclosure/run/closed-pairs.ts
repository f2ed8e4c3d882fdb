/**
 * Whether what is withheld of a pair of breakdowns stays hidden beside the shown tables of the two: each of their figures is a
 * sum of the pair's and of those of whom the other level is not known, and pairs of levels that nobody has are told. A figure
 * of one breakdown that must move for a small count to be large enough is closed with the pair.
 */
import type { LinearSolver } from '../../numeric/linear-program.js';
import { SIDES } from './addresses.js';
import { ALL } from './counted.js';
import { demandsOf, type Figure, type Figures, type Rules } from './figures.js';
import { type Dear, Reader, type Terms } from './reader.js';

/** A woman, a man, somebody who did not state the sex: the figures of whom they are in. */
const partsOf: readonly (readonly number[])[] = [[0, ALL], [1, ALL], [ALL]];

/** Counts of one part of the persons at an address, as far as they are in no finer one. */
class Columns {
  readonly persons: number[] = [];
  /** Counts that somebody is in anywhere. */
  readonly counts: readonly number[];
  /** By figure and count. */
  private readonly terms = new Map<Figure, number[][]>();

  constructor(figures: readonly Figure[]) {
    this.counts = Array.from({ length: SIDES }, (_, at) => at).filter((at) =>
      figures.some(({ counts }) => counts[at]! > 0),
    );
  }

  add(figures: readonly Figure[], count: number, persons: number): void {
    for (const figure of figures) this.of(figure)[count]!.push(this.persons.length);
    this.persons.push(persons);
  }

  of(figure: Figure): number[][] {
    const known = this.terms.get(figure);
    if (known !== undefined) return known;
    const terms: number[][] = Array.from({ length: SIDES }, () => []);
    this.terms.set(figure, terms);
    return terms;
  }

  get figures(): readonly (readonly [Figure, readonly Terms[]])[] {
    return [...this.terms];
  }
}

export class ClosedPairs {
  constructor(
    private readonly figures: Figures,
    private readonly given: { readonly rules: Rules; readonly solver: LinearSolver; readonly dear: Dear },
  ) {}

  /** Of each pair and indicator, shown figures of one breakdown that tell of what is withheld. */
  *companionsOf(untold: Iterable<Figure>): Generator<ReadonlySet<Figure>> {
    const tables = new Map<string, Figure[]>();
    for (const figure of untold) {
      if (this.figures.breakdowns[figure.breakdown]?.pair === undefined) continue;
      const table = `${figure.indicator}|${figure.breakdown}`;
      tables.set(table, [...(tables.get(table) ?? []), figure]);
    }
    for (const of of tables.values()) {
      const companions = this.lookAt(of);
      if (companions.size > 0) yield companions;
    }
  }

  private lookAt(untold: readonly Figure[]): ReadonlySet<Figure> {
    const { rules, solver, dear } = this.given;
    const columns = this.columnsOf(untold[0]!);
    const reader = new Reader(
      solver,
      {
        persons: columns.persons,
        figures: columns.figures,
        wanted: untold.flatMap((figure) =>
          demandsOf(figure, rules).map(({ count, more }) => ({ terms: columns.of(figure)[count]!, more })),
        ),
      },
      dear,
    );
    const companions = reader.inTheWay();
    reader.close();
    return companions;
  }

  private at(indicator: number, sex: number, [breakdown, level]: readonly [number, number]): Figure | undefined {
    return this.figures.all[this.figures.find({ indicator, sex, breakdown, level })];
  }

  private columnsOf({ indicator, breakdown }: Figure): Columns {
    const columns = new Columns(this.figures.of(indicator));
    const { pair } = this.figures.breakdowns[breakdown]!;
    const { of, parts } = pair!;
    const isBroken = of.map((each) => this.figures.indicators[indicator]!.breakdowns.includes(each));
    for (const part of partsOf.keys()) {
      for (const [position, levels] of parts.entries()) {
        const margins = of.flatMap((each, at) => (isBroken[at] ? [[each, levels[at]!] as const] : []));
        this.open(columns, { indicator, part, address: [breakdown, position + 1], margins, finer: [] });
      }
      for (const [at, each] of of.entries()) {
        if (!isBroken[at]) continue;
        for (const level of this.figures.breakdowns[each]!.levels.keys()) {
          const finer = parts.flatMap((levels, position) =>
            levels[at] === level + 1 ? [[breakdown, position + 1] as const] : [],
          );
          this.open(columns, { indicator, part, address: [each, level + 1], margins: [], finer });
        }
      }
    }
    return columns;
  }

  /** Columns for those at an address who are at none of the finer ones. */
  private open(
    columns: Columns,
    {
      indicator,
      part,
      address,
      margins,
      finer,
    }: {
      readonly indicator: number;
      readonly part: number;
      readonly address: readonly [number, number];
      readonly margins: readonly (readonly [number, number])[];
      readonly finer: readonly (readonly [number, number])[];
    },
  ): void {
    const counts = this.countsOf(indicator, part, address);
    for (const one of finer)
      for (const [at, count] of this.countsOf(indicator, part, one).entries()) counts[at]! -= count;
    if (counts.every((count) => count === 0)) return;
    const figures = [address, ...margins].flatMap((each) =>
      partsOf[part]!.flatMap((sex) => this.at(indicator, sex, each) ?? []),
    );
    for (const count of columns.counts) columns.add(figures, count, counts[count]!);
  }

  /** Of those who did not state the sex: who is neither among women nor among men. */
  private countsOf(indicator: number, part: number, address: readonly [number, number]): number[] {
    const of = (sex: number): ArrayLike<number> => this.at(indicator, sex, address)?.counts ?? new Int32Array(SIDES);
    if (part !== ALL) return Array.from(of(part));
    const [all, women, men] = [of(ALL), of(0), of(1)];
    return Array.from(all, (count, at) => Math.max(0, count - women[at]! - men[at]!));
  }
}
