/**
 * Two figures about women and men that are functions of many totals, with standard errors from replicate weights.
 * References: O. Duncan, B. Duncan, A methodological analysis of segregation indexes (1955); ILO, Global Wage Report
 * 2018/19, for the factor-weighted gap.
 */
export interface SexedRows {
  readonly weights: Float64Array;
  /** 1 = woman, 0 = man. */
  readonly woman: Uint8Array;
  /** Maps each row to its occupation (or class of comparable workers), from 0. */
  readonly group: Int32Array;
  readonly groups: number;
}

function sumsBySex(
  { weights, woman, group, groups }: SexedRows,
  y?: Float64Array,
): readonly [Float64Array, Float64Array] {
  const sums = [new Float64Array(groups), new Float64Array(groups)] as const;
  for (let row = 0; row < weights.length; row += 1)
    sums[woman[row] === 1 ? 0 : 1][group[row]!]! += weights[row]! * (y === undefined ? 1 : y[row]!);
  return sums;
}

const total = (sums: Float64Array): number => sums.reduce((sum, value) => sum + value, 0);

export interface Segregation {
  readonly index: number;
  /** Contribution of a woman, and of a man, of each group to the index per unit of weight: the linearised value. */
  readonly ofWoman: Float64Array;
  readonly ofMan: Float64Array;
}

/**
 * Duncan index, half the sum of |share of women - share of men| over the occupations (0 to 1), with its influence values;
 * the sign of equal shares is 0. Null if there are only women or only men.
 */
export function duncanWithInfluence(rows: SexedRows): Segregation | null {
  const [women, men] = sumsBySex(rows);
  const [allWomen, allMen] = [total(women), total(men)];
  if (allWomen === 0 || allMen === 0) return null;
  const signs = women.map((count, group) => Math.sign(count / allWomen - men[group]! / allMen));
  const along = (sums: Float64Array, all: number): number =>
    sums.reduce((sum, count, group) => sum + (signs[group]! * count) / all, 0);
  const [ofWomen, ofMen] = [along(women, allWomen), along(men, allMen)];
  return {
    index: (ofWomen - ofMen) / 2,
    ofWoman: signs.map((sign) => (sign - ofWomen) / (2 * allWomen)),
    ofMan: signs.map((sign) => (ofMen - sign) / (2 * allMen)),
  };
}

export interface PaidRows extends SexedRows {
  readonly pay: Float64Array;
  /** Primary sampling units. */
  readonly units: Int32Array;
}

/**
 * Weight and weighted pay of each primary sampling unit in each class that is compared, separately for women and men.
 */
interface Compared {
  readonly units: Int32Array;
  readonly weights: Float64Array;
  readonly amounts: Float64Array;
  /** Maps class x 2 + (0 women, 1 men) to its entries, from `start[i]` to `start[i + 1]`. */
  readonly start: Int32Array;
}

/** Rows of each class and sex, in their original order. */
function rowsBySide(rows: PaidRows, kept: readonly number[]): number[][] {
  const place = new Int32Array(rows.groups).fill(-1);
  for (const [at, group] of kept.entries()) place[group] = at;
  const lists: number[][] = Array.from({ length: kept.length * 2 }, () => []);
  for (let row = 0; row < rows.group.length; row += 1) {
    const at = place[rows.group[row]!]!;
    if (at !== -1) lists[2 * at + (rows.woman[row] === 1 ? 0 : 1)]!.push(row);
  }
  return lists;
}

/** Consecutive rows of one unit become one entry. */
function compare(rows: PaidRows, kept: readonly number[]): Compared {
  const [units, weights, amounts, start] = [[] as number[], [] as number[], [] as number[], [0]];
  for (const list of rowsBySide(rows, kept)) {
    for (const [position, row] of list.entries()) {
      if (position === 0 || rows.units[list[position - 1]!] !== rows.units[row]) {
        units.push(rows.units[row]!);
        weights.push(0);
        amounts.push(0);
      }
      weights[weights.length - 1]! += rows.weights[row]!;
      amounts[amounts.length - 1]! += rows.weights[row]! * rows.pay[row]!;
    }
    start.push(units.length);
  }
  return {
    units: Int32Array.from(units),
    weights: Float64Array.from(weights),
    amounts: Float64Array.from(amounts),
    start: Int32Array.from(start),
  };
}

/**
 * The factor-weighted gap of the same rows in many replicates. Rows must be sorted by unit and, within a unit, in a
 * fixed order, so that sums are reproduced exactly.
 */
export class ReplicatedFactorGap {
  private readonly compared: Compared;
  private readonly classes: number;
  /** Weighted share of the persons in groups with too few women or men. */
  readonly dropped: number;
  /** Number of persons who are compared. */
  readonly persons: number;

  constructor(rows: PaidRows, fewest: number) {
    const persons = sumsBySex({ ...rows, weights: new Float64Array(rows.weights.length).fill(1) });
    const counts = sumsBySex(rows);
    const kept = [...persons[0].keys()].filter((k) => persons[0][k]! >= fewest && persons[1][k]! >= fewest);
    const sum = (sums: readonly [Float64Array, Float64Array]): number =>
      kept.reduce((all, k) => all + sums[0][k]! + sums[1][k]!, 0);
    this.classes = kept.length;
    this.compared = compare(rows, kept);
    this.persons = sum(persons);
    this.dropped = 1 - sum(counts) / (total(counts[0]) + total(counts[1]));
  }

  /** Null if no class has women and men with weight. `factor` is the factor of each unit's weight. */
  at(factor: Float64Array): number | null {
    let [weighted, kept] = [0, 0];
    for (let k = 0; k < this.classes; k += 1) {
      const [women, womensPay] = this.sums(2 * k, factor);
      const [men, mensPay] = this.sums(2 * k + 1, factor);
      if (women === 0 || mensPay === 0) continue;
      kept += women + men;
      weighted += (women + men) * (1 - womensPay / women / (mensPay / men));
    }
    return kept === 0 ? null : weighted / kept;
  }

  private sums(side: number, factor: Float64Array): readonly [weight: number, amount: number] {
    const { units, weights, amounts, start } = this.compared;
    let [weight, amount] = [0, 0];
    for (let at = start[side]!; at < start[side + 1]!; at += 1) {
      const times = factor[units[at]!]!;
      weight += times * weights[at]!;
      amount += times * amounts[at]!;
    }
    return [weight, amount];
  }
}
