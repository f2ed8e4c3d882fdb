/**
 * Families that are sums or differences of others: a total and a share of the same persons, the parts of a partition,
 * the women of an indicator that asks for the sex. They are found in the sample: what holds by the meaning of the words
 * holds there too, and an identity that holds there by chance only makes the audit stricter.
 */
import { solverOf } from '../../numeric/matrix.js';
import type { Family } from './linked-tables.js';

/** A family as a sum of others, with factors 1 and -1; of itself if it is independent. */
export type Combination = readonly (readonly [family: number, factor: number])[];

const SAME = 1e-9;

const countsOf = ({ cells }: Family): number[] =>
  cells.flatMap((table) => table?.flatMap(({ byEnterprise }) => [...byEnterprise]) ?? []);

/**
 * Where no one in the sample gave an answer, someone could have given it instead of the other answer. One such person is
 * added to the answer and taken from the other, so that the other answer is not the same as all persons.
 */
function vectorsOf(families: readonly Family[]): Float64Array[] {
  const vectors = families.map(countsOf);
  const isEmpty = vectors.map((vector) => vector.every((count) => count === 0));
  const added = families.flatMap((family, at): (readonly [number, number])[] => {
    const other = families.findIndex((each) => isOtherAnswer(each, family));
    return other === -1 || !isEmpty[at] || isEmpty[other] ? [] : [[at, other]];
  });
  return vectors.map((vector, at) =>
    Float64Array.from([...vector, ...added.map(([one, other]) => (one === at ? 1 : other === at ? -1 : 0))]),
  );
}

const isOtherAnswer = (one: Family, other: Family): boolean =>
  one.yes !== other.yes && one.indicator === other.indicator && one.side === other.side && one.sex === other.sex;

/** A loop, because with many indicators most of the time is spent here. */
function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!;
  return sum;
}

/** Families can only be sums of others of the same sex and tables, and of the same kind of value. */
function groupOf({ sex, cells }: Family, isPay: boolean): string {
  return `${sex} ${isPay} ${cells.map((table) => (table === null ? 0 : 1)).join('')}`;
}

class Independent {
  private readonly vectors: Float64Array[] = [];
  private readonly families: number[] = [];
  private readonly products: number[][] = [];

  add(family: number, vector: Float64Array): Combination {
    const size = product(vector, vector);
    if (size === 0) return [[family, 1]];
    const along = this.vectors.map((other) => product(vector, other));
    const same = along.findIndex((value, at) => value === size && this.products[at]![at] === size);
    if (same >= 0) return [[this.families[same]!, 1]];
    const factors = solverOf(this.products)(along).map((factor) => (Math.abs(factor) < 1e-6 ? 0 : factor));
    const left = factors.reduce((rest, factor, at) => rest - factor * along[at]!, size);
    const isSum = factors.every((factor) => factor === 0 || Math.abs(Math.abs(factor) - 1) < 1e-6);
    if (isSum && Math.abs(left) <= SAME * size)
      return factors.flatMap((factor, at) =>
        factor === 0 ? [] : ([[this.families[at]!, Math.round(factor)]] as const),
      );
    this.products.forEach((row, at) => row.push(along[at]!));
    this.products.push([...along, size]);
    this.vectors.push(vector);
    this.families.push(family);
    return [[family, 1]];
  }
}

export function combinationsOf(families: readonly Family[], isPay: (family: Family) => boolean): Combination[] {
  const groups = new Map<string, Independent>();
  const vectors = vectorsOf(families);
  return families.map((family, at) => {
    const key = groupOf(family, isPay(family));
    const group = groups.get(key) ?? new Independent();
    groups.set(key, group);
    return group.add(at, vectors[at]!);
  });
}

/** Sets of indicators that share persons. */
export function linkedIndicators(families: readonly Family[], combinations: readonly Combination[]): number[][] {
  const root = new Map<number, number>(families.map(({ indicator }) => [indicator, indicator]));
  const find = (indicator: number): number => {
    const next = root.get(indicator)!;
    return next === indicator ? indicator : find(next);
  };
  for (const [at, combination] of combinations.entries())
    for (const [other] of combination) root.set(find(families[at]!.indicator), find(families[other]!.indicator));
  const sets = new Map<number, number[]>();
  for (const indicator of root.keys()) sets.set(find(indicator), [...(sets.get(find(indicator)) ?? []), indicator]);
  return [...sets.values()];
}
