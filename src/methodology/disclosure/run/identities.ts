/**
 * Counts that are sums and differences of others by what the words mean (environmental jobs are output jobs and process
 * jobs), so that no other world could hide them. They are found in the sample: at one address, a count that is a linear
 * combination of shown counts for every person there.
 */
import { ALL } from './counted.js';
import { demandsOf, type Figure, type Figures, type Rules } from './figures.js';
import type { Alike } from './respondents.js';

/** Arithmetic modulo a prime is exact, products fit in 31 bits; what only looks like a sum by chance withholds one figure more. */
const PRIME = 46_337;

/**
 * Of standing at an address that are looked at. With fewer, more would look like sums, never less, as long as somebody is seen
 * in each count: the first ways that show a count are looked at besides, all of them where the count is small.
 */
const MOST_WAYS = 2000;
const FIRST_WAYS = 4;

/** Ways to stand in an indicator. */
const CODES = 5;

function inverse(value: number): number {
  let [result, base, power] = [1, value, PRIME - 2];
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
    power = Math.floor(power / 2);
  }
  return result;
}

interface Row {
  readonly figure: Figure;
  readonly values: Int32Array;
}

/** Rows in echelon form, each with the rows that it is made of. */
class Span {
  private readonly rows: { values: Int32Array; pivot: number; of: Map<number, number> }[] = [];

  constructor(private readonly names: readonly Row[]) {
    for (const [at, row] of names.entries()) {
      const { values, of } = this.reduce(row.values.slice(), new Map([[at, 1]]));
      const pivot = values.findIndex((value) => value !== 0);
      if (pivot < 0) continue;
      const factor = inverse(values[pivot]!);
      for (let column = 0; column < values.length; column += 1) values[column] = (values[column]! * factor) % PRIME;
      for (const [name, weight] of of) of.set(name, (weight * factor) % PRIME);
      this.rows.push({ values, pivot, of });
    }
  }

  private reduce(values: Int32Array, of: Map<number, number>): { values: Int32Array; of: Map<number, number> } {
    for (const row of this.rows) {
      const factor = values[row.pivot]!;
      if (factor === 0) continue;
      const minus = PRIME - factor;
      for (let column = row.pivot; column < values.length; column += 1)
        values[column] = (values[column]! + minus * row.values[column]!) % PRIME;
      for (const [name, weight] of row.of) {
        const sum = ((of.get(name) ?? 0) + minus * weight) % PRIME;
        if (sum === 0) of.delete(name);
        else of.set(name, sum);
      }
    }
    return { values, of };
  }

  /** The shown figures that give the row away together, or null where they don't. */
  tellers(values: Int32Array): Figure[] | null {
    const left = this.reduce(values.slice(), new Map());
    if (left.values.some((value) => value !== 0)) return null;
    return [...new Set([...left.of.keys()].map((at) => this.names[at]!.figure))];
  }
}

/** At even distances, and those that are among the first to show a standing in an indicator. */
function someOf(ways: readonly Uint8Array[]): readonly Uint8Array[] {
  if (ways.length <= MOST_WAYS) return ways;
  const each = ways.length / MOST_WAYS;
  const seen = new Uint8Array((ways[0]?.length ?? 0) * CODES);
  return ways.filter((standings, at) => {
    let isFirst = false;
    for (const [indicator, standing] of standings.entries()) {
      const place = indicator * CODES + standing;
      isFirst ||= seen[place]! < FIRST_WAYS;
      seen[place] = Math.min(FIRST_WAYS, seen[place]! + 1);
    }
    return isFirst || Math.floor(at / each) !== Math.floor((at - 1) / each);
  });
}

interface Here {
  readonly untold: Figure[];
  shown: readonly Figure[];
}

/** Looks at one address after the other, again only where something has changed since it found nothing there. */
export class Identities {
  private readonly ways = new Map<string, readonly Uint8Array[]>();
  private readonly innocent = new Map<string, string>();
  private readonly codes: readonly string[];

  constructor(
    private readonly figures: Figures,
    private readonly persons: readonly Alike[],
    private readonly rules: Rules,
  ) {
    this.codes = persons.map(({ standings }) => standings.join(''));
  }

  /** Shown figures at the same addresses that together tell one of the given withheld ones; one of each set, the least dear. */
  companionsOf(untold: Iterable<Figure>, dear: (figure: Figure) => number): ReadonlySet<Figure> {
    const companions = new Set<Figure>();
    for (const [address, here] of this.byAddress(untold)) {
      const state = [here.untold, here.shown].map((all) => all.map(({ indicator }) => indicator).join()).join('|');
      if (this.innocent.get(address) === state) continue;
      const before = companions.size;
      this.lookAt(address, here, (tellers) => {
        if (tellers.some((teller) => companions.has(teller))) return;
        companions.add(tellers.reduce((least, each) => (dear(each) < dear(least) ? each : least)));
      });
      if (companions.size === before) this.innocent.set(address, state);
    }
    return companions;
  }

  private byAddress(untold: Iterable<Figure>): ReadonlyMap<string, Here> {
    const at = new Map<string, Here>();
    for (const figure of untold) {
      const address = `${figure.sex}|${figure.breakdown}|${figure.level}`;
      const here = at.get(address);
      if (here === undefined) at.set(address, { untold: [figure], shown: this.shownAt(figure) });
      else here.untold.push(figure);
    }
    return at;
  }

  private shownAt(address: Figure): Figure[] {
    return this.figures.indicators.flatMap((_, indicator) => {
      const figure = this.figures.all[this.figures.find({ ...address, indicator })];
      return figure === undefined || figure.withheld || figure.persons === 0 ? [] : [figure];
    });
  }

  private lookAt(address: string, { untold, shown }: Here, found: (tellers: readonly Figure[]) => void): void {
    const ways = this.waysAt(address, untold[0]!);
    const rows = shown.flatMap((figure) =>
      [...figure.counts.keys()]
        .filter((count) => figure.counts[count] !== 0)
        .map((count) => ({ figure, values: this.rowOf(figure, count, ways) })),
    );
    const span = new Span(rows.filter(({ values }) => values.some((value) => value !== 0)));
    for (const figure of untold)
      for (const { count } of demandsOf(figure, this.rules)) {
        const tellers = span.tellers(this.rowOf(figure, count, ways));
        if (tellers !== null && tellers.length > 0) found(tellers);
      }
  }

  /** A count of a figure, over the different ways of standing at its address. */
  private rowOf({ indicator }: Figure, count: number, ways: readonly Uint8Array[]): Int32Array {
    const row = new Int32Array(ways.length);
    for (const [at, standings] of ways.entries()) {
      const standing = standings[indicator]!;
      if (standing > 0 && this.figures.countAt(indicator, standing) === count) row[at] = 1;
    }
    return row;
  }

  private waysAt(address: string, { sex, breakdown, level }: Figure): readonly Uint8Array[] {
    const known = this.ways.get(address);
    if (known !== undefined) return known;
    const ways = new Map<string, Uint8Array>();
    for (const [at, person] of this.persons.entries()) {
      const isThere = breakdown < 0 || person.levels[breakdown] === level;
      if (isThere && (sex === ALL || person.sex === sex)) ways.set(this.codes[at]!, person.standings);
    }
    const some = someOf([...ways.values()]);
    this.ways.set(address, some);
    return some;
  }
}
