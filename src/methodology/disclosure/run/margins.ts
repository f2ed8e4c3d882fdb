/**
 * What the margins of a table tell: each figure of a margin is the sum of the table's and of those who are left because their
 * level is not known, and empty pairs of levels are published. So the residual must stay protected next to a table that
 * is published, and what is suppressed of a pair beside the published tables of the two. A published figure that must move for a small count to
 * be large enough is suppressed with its table.
 */
import type { LinearSolver } from '../../numeric/linear-program.js';
import { SIDES } from './addresses.js';
import { ALL } from './counted.js';
import type { CountedRest, Figure, Figures, Rules } from './figures.js';
import { type Dear, figuresInTheWay, type Terms, TOTAL_COST, wantedOf } from './reader.js';

type At = readonly [breakdown: number, level: number];

/** Women, men, and everyone where they are not counted separately: the figures that they are in. */
const partsOf: readonly (readonly number[])[] = [[0, ALL], [1, ALL], [ALL]];

/** Counts of one part of the persons at an address, as far as they are in no finer one. */
class Columns {
  readonly persons: number[] = [];
  /** Counts that someone is in anywhere. */
  readonly counts: readonly number[];
  /** By figure and count. */
  private readonly terms = new Map<Figure, number[][]>();
  /** Of those who are left, by sex, margin and count. */
  private readonly left = new Map<string, number[][]>();

  constructor(figures: readonly Figure[]) {
    this.counts = Array.from({ length: SIDES }, (_, at) => at).filter((at) =>
      figures.some(({ counts }) => counts[at]! > 0),
    );
  }

  add(
    figures: readonly Figure[],
    leftAt: readonly string[],
    { count, persons }: { count: number; persons: number },
  ): void {
    for (const figure of figures) this.of(figure)[count]!.push(this.persons.length);
    for (const key of leftAt) entry(this.left, key)[count]!.push(this.persons.length);
    this.persons.push(persons);
  }

  of(figure: Figure): number[][] {
    return entry(this.terms, figure);
  }

  ofRest({ sex, margin }: CountedRest): readonly Terms[] {
    return entry(this.left, leftKey(sex, margin));
  }

  get figures(): readonly (readonly [Figure, readonly Terms[]])[] {
    return [...this.terms];
  }
}

function entry<Key>(map: Map<Key, number[][]>, key: Key): number[][] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const terms: number[][] = Array.from({ length: SIDES }, () => []);
  map.set(key, terms);
  return terms;
}

const leftKey = (sex: number, [breakdown, level]: At): string => `${sex}|${breakdown}|${level}`;

/** A table of an indicator, with what must not be known of it. */
interface Asked {
  readonly indicator: number;
  readonly breakdown: number;
  readonly figures: Figure[];
  readonly left: CountedRest[];
}

export class Margins {
  constructor(
    private readonly figures: Figures,
    private readonly given: { readonly rules: Rules; readonly solver: LinearSolver; readonly dear: Dear },
  ) {}

  /** Of each table, published figures of it or its margins that reveal the residual, or suppressed figures of a pair. */
  *companionsOf(untold: Iterable<Figure>): Generator<ReadonlySet<Figure>> {
    const tables = new Map<string, Asked>();
    const tableOf = ({ indicator, breakdown }: Pick<Asked, 'indicator' | 'breakdown'>): Asked => {
      const key = `${indicator}|${breakdown}`;
      const table = tables.get(key) ?? { indicator, breakdown, figures: [], left: [] };
      tables.set(key, table);
      return table;
    };
    for (const figure of untold) if (this.figures.isPair(figure)) tableOf(figure).figures.push(figure);
    for (const rest of this.figures.left) if (rest.sensitive) tableOf(rest).left.push(rest);
    for (const asked of tables.values()) {
      const companions = this.lookAt(asked);
      if (companions.size > 0) yield companions;
    }
  }

  private isShown({ indicator, breakdown }: Asked): boolean {
    return this.figures
      .of(indicator)
      .some((each) => each.breakdown === breakdown && each.persons > 0 && !each.withheld);
  }

  private lookAt(asked: Asked): ReadonlySet<Figure> {
    const left = this.isShown(asked) ? asked.left : [];
    if (left.length === 0 && asked.figures.length === 0) return new Set();
    const { rules, solver, dear } = this.given;
    const columns = this.columnsOf(asked);
    const wanted = [
      ...asked.figures.flatMap((figure) => wantedOf(figure, columns.of(figure), rules)),
      ...left.flatMap((rest) => wantedOf(rest, columns.ofRest(rest), rules)),
    ];
    const known = { persons: columns.persons, figures: columns.figures, wanted };
    return figuresInTheWay(solver, known, (figure) => dear(figure) + (figure.breakdown < 0 ? TOTAL_COST : 0));
  }

  private at(indicator: number, sex: number, [breakdown, level]: At): Figure | undefined {
    return this.figures.all[this.figures.find({ indicator, sex, breakdown, level })];
  }

  private columnsOf({ indicator, breakdown }: Asked): Columns {
    const columns = new Columns(this.figures.of(indicator));
    const { pair, levels } = this.figures.breakdowns[breakdown]!;
    const own = this.figures.indicators[indicator]!.breakdowns;
    /** Margins that an address of the table is in. */
    const marginsOf = (position: number): readonly At[] =>
      pair === undefined
        ? [[-1, 0]]
        : pair.of.flatMap((each, at) => (own.includes(each) ? [[each, pair.parts[position]![at]!] as const] : []));
    const inTable = [...levels.keys()].map((position) => ({
      address: [breakdown, position + 1] as const,
      margins: marginsOf(position),
    }));
    const margins = new Map(inTable.flatMap((each) => each.margins.map((margin) => [margin.join(), margin] as const)));
    for (const part of partsOf.keys()) {
      for (const { address, margins: within } of inTable)
        this.open(columns, { indicator, part, address, margins: within, finer: null });
      for (const [key, margin] of margins) {
        const finer = inTable.filter((each) => each.margins.some((one) => one.join() === key));
        this.open(columns, { indicator, part, address: margin, margins: [], finer: finer.map((each) => each.address) });
      }
    }
    return columns;
  }

  /** Columns for those at an address who are at none of the finer ones of the table. */
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
      readonly address: At;
      readonly margins: readonly At[];
      /** Null where the address is one of the table. */
      readonly finer: readonly At[] | null;
    },
  ): void {
    const counts = this.countsOf(indicator, part, address);
    for (const one of finer ?? [])
      for (const [at, count] of this.countsOf(indicator, part, one).entries()) counts[at]! -= count;
    if (counts.every((count) => count === 0)) return;
    const figures = [address, ...margins].flatMap((each) =>
      partsOf[part]!.flatMap((sex) => this.at(indicator, sex, each) ?? []),
    );
    const leftAt = finer === null ? [] : partsOf[part]!.map((sex) => leftKey(sex, address));
    for (const count of columns.counts) columns.add(figures, leftAt, { count, persons: counts[count]! });
  }

  /** Of everyone, who is neither among women nor among men: all, or no one. */
  private countsOf(indicator: number, part: number, address: At): number[] {
    const of = (sex: number): ArrayLike<number> => this.at(indicator, sex, address)?.counts ?? new Int32Array(SIDES);
    if (part !== ALL) return Array.from(of(part));
    const [all, women, men] = [of(ALL), of(0), of(1)];
    return Array.from(all, (count, at) => Math.max(0, count - women[at]! - men[at]!));
  }
}
