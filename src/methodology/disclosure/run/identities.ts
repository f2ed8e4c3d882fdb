/**
 * Counts that are sums and differences of others by what the words mean (environmental jobs are output jobs and process
 * jobs), so that no other world could hide them. They are found in the sample: at one address, a count that is a linear
 * combination of shown counts for every person there.
 */
import { demandsOf, type Figure, type Figures, type Rules } from './figures.js';
import { ALL, type Alike } from './respondents.js';

/** Arithmetic modulo a prime: exact, and a chance hit is as good as impossible. */
const PRIME = 1_000_003;

function inverse(value: number): number {
  let [result, base, power] = [1, value, PRIME - 2];
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
    power = Math.floor(power / 2);
  }
  return result;
}

/** Of standing at an address that are looked at; with fewer, more would look like sums, never less. */
const MOST_WAYS = 250;

interface Row {
  readonly figure: Figure;
  readonly values: Float64Array;
}

/** Rows in echelon form, each with the rows that it is made of. */
class Span {
  private readonly rows: { values: Float64Array; pivot: number; of: Map<number, number> }[] = [];

  constructor(private readonly names: Row[]) {
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

  private reduce(values: Float64Array, of: Map<number, number>): { values: Float64Array; of: Map<number, number> } {
    for (const row of this.rows) {
      const factor = values[row.pivot]!;
      if (factor === 0) continue;
      for (let column = 0; column < values.length; column += 1)
        values[column] = (values[column]! + (PRIME - factor) * row.values[column]!) % PRIME;
      for (const [name, weight] of row.of) {
        const sum = ((of.get(name) ?? 0) + (PRIME - factor) * weight) % PRIME;
        if (sum === 0) of.delete(name);
        else of.set(name, sum);
      }
    }
    return { values, of };
  }

  /** The shown figures that give the row away together, or null where they don't. */
  tellers(values: Float64Array): Figure[] | null {
    const left = this.reduce(values.slice(), new Map());
    if (left.values.some((value) => value !== 0)) return null;
    return [...new Set([...left.of.keys()].map((at) => this.names[at]!.figure))];
  }
}

function isAt(person: Alike, address: Figure): boolean {
  const there = address.breakdown < 0 || person.levels[address.breakdown] === address.level;
  return there && (address.sex === ALL || person.sex === address.sex);
}

/** One row a count of the figure, over the different ways of standing at its address. */
function rowsOf(figures: Figures, figure: Figure, ways: readonly Uint8Array[]): Float64Array[] {
  return [0, 1, 2, 3].flatMap((count) => {
    const values = Float64Array.from(ways, (standings) => {
      const standing = standings[figure.indicator]!;
      return standing > 0 && figures.countAt(figure.indicator, standing) === count ? 1 : 0;
    });
    return values.some((value) => value !== 0) ? [values] : [];
  });
}

function waysAt(persons: readonly Alike[], address: Figure): Uint8Array[] {
  const ways = new Map<string, Uint8Array>();
  for (const person of persons) if (isAt(person, address)) ways.set(person.standings.join(''), person.standings);
  const all = [...ways.values()];
  const each = Math.max(1, all.length / MOST_WAYS);
  return all.filter((_, at) => Math.floor(at / each) !== Math.floor((at - 1) / each));
}

/** Shown figures at the same addresses that together tell one of the given withheld ones; one of each set, the least dear. */
export function companionsOf(
  figures: Figures,
  persons: readonly Alike[],
  given: { readonly untold: readonly Figure[]; readonly rules: Rules; readonly dear: (figure: Figure) => number },
): ReadonlySet<Figure> {
  const companions = new Set<Figure>();
  const byAddress = new Map<string, Figure[]>();
  for (const figure of given.untold) {
    const key = `${figure.sex}|${figure.breakdown}|${figure.level}`;
    byAddress.set(key, [...(byAddress.get(key) ?? []), figure]);
  }
  for (const here of byAddress.values()) {
    const address = here[0]!;
    const ways = waysAt(persons, address);
    const shown = figures.indicators.flatMap((_, indicator): Row[] => {
      const figure = figures.all[figures.find({ ...address, indicator })];
      if (figure === undefined || figure.withheld || figure.persons === 0) return [];
      return rowsOf(figures, figure, ways).map((values) => ({ figure, values }));
    });
    const span = new Span(shown);
    for (const figure of here) {
      const wanted = new Set(demandsOf(figure, given.rules).map(({ count }) => count));
      for (const count of wanted) {
        const values = Float64Array.from(ways, (standings) => {
          const standing = standings[figure.indicator]!;
          return standing > 0 && figures.countAt(figure.indicator, standing) === count ? 1 : 0;
        });
        const tellers = span.tellers(values);
        if (tellers === null || tellers.length === 0 || tellers.some((teller) => companions.has(teller))) continue;
        companions.add(tellers.reduce((least, each) => (given.dear(each) < given.dear(least) ? each : least)));
      }
    }
  }
  return companions;
}
