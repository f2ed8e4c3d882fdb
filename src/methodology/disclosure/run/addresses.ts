/** Where persons are counted: each indicator for all persons, women and men, in total and by each level of each breakdown. */
import { ALL, type CountedBreakdown, type CountedIndicator, UNKNOWN } from './counted.js';

export interface Address {
  readonly indicator: number;
  /** 0 women, 1 men, ALL. */
  readonly sex: number;
  /** Position of the breakdown, -1 = in total. */
  readonly breakdown: number;
  /** Position of the level + 1; 0 in total. */
  readonly level: number;
}

/**
 * Persons of a margin who are at no address of a table: they are not published, but they are the residual when a table is subtracted
 * off its margin.
 */
export interface Rest {
  readonly indicator: number;
  /** As of an address. */
  readonly sex: number;
  /** Of which no level is known. */
  readonly breakdown: number;
  /** Where they are: in total, or of a pair at a level of one of the two. */
  readonly margin: readonly [breakdown: number, level: number];
}

const total = [-1, 0] as const;

/** Of counts at a figure: one for each standing that is in it. */
export const SIDES = 4;

/** Whose figures a woman and a man is in. */
const sexesOf: readonly (readonly number[])[] = [
  [ALL, 0],
  [ALL, 1],
];

interface Placed {
  readonly sex: number;
  /** Per breakdown: position of the level + 1, or UNKNOWN. */
  readonly levels: Uint8Array;
}

export class Addresses {
  readonly places: Address[] = [];
  readonly rests: Rest[] = [];
  private readonly at: Int32Array;
  /** By indicator, sex and `restSlot`. */
  private readonly restAt: Int32Array;
  private readonly restSlots: number;
  private readonly restOffsets: readonly number[];
  private readonly slots: number;
  private readonly offsets: readonly number[];
  private readonly found: Int32Array;

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
    let restSlots = 0;
    this.restOffsets = breakdowns.map(({ pair }) => {
      const offset = restSlots;
      restSlots += pair === undefined ? 1 : pair.of.reduce((sum, of) => sum + breakdowns[of]!.levels.length, 0);
      return offset;
    });
    this.restSlots = restSlots;
    this.restAt = new Int32Array(indicators.length * 3 * restSlots).fill(-1);
    this.found = new Int32Array(indicators.length * 2 * (1 + breakdowns.length));
    this.at = new Int32Array(indicators.length * 3 * slots).fill(-1);
    for (const [indicator, { sexes, breakdowns: own }] of indicators.entries()) {
      const wanted = sexes === 'together' ? [ALL] : sexes === 'apart' ? [0, 1] : [ALL, 0, 1];
      for (const sex of wanted) {
        this.open({ indicator, sex, breakdown: -1, level: 0 });
        for (const breakdown of own)
          for (const level of this.breakdowns[breakdown]!.levels.keys())
            this.open({ indicator, sex, breakdown, level: level + 1 });
        for (const breakdown of own)
          for (const margin of this.marginsOf(breakdown)) this.openRest({ indicator, sex, breakdown, margin });
      }
    }
  }

  /** Of which a table is a part. */
  private marginsOf(breakdown: number): readonly (readonly [number, number])[] {
    const { pair } = this.breakdowns[breakdown]!;
    if (pair === undefined) return [total];
    return pair.of.flatMap((of) => [...this.breakdowns[of]!.levels.keys()].map((level) => [of, level + 1] as const));
  }

  private openRest(rest: Rest): void {
    this.restAt[this.restPlace(rest)] = this.rests.length;
    this.rests.push(rest);
  }

  private restPlace({ indicator, sex, breakdown, margin: [of, level] }: Rest): number {
    return this.restRowOf(indicator, sex) + this.restSlot(breakdown, of, level);
  }

  private restRowOf(indicator: number, sex: number): number {
    return (indicator * 3 + sex) * this.restSlots;
  }

  private restSlot(breakdown: number, of: number, level: number): number {
    const { pair } = this.breakdowns[breakdown]!;
    const before = pair === undefined || of === pair.of[0] ? 0 : this.breakdowns[pair.of[0]]!.levels.length;
    return this.restOffsets[breakdown]! + before + Math.max(0, level - 1);
  }

  /** Row of counts of those who are left. */
  rowOfRest(rest: Rest): number {
    return this.places.length + this.restAt[this.restPlace(rest)]!;
  }

  /** Rows of counts: figures by their position, then those who are left. */
  get rows(): number {
    return this.places.length + this.rests.length;
  }

  private open(address: Address): void {
    this.at[this.placeOf(address)] = this.places.length;
    this.places.push(address);
  }

  private placeOf({ indicator, sex, breakdown, level }: Address): number {
    const slot = breakdown < 0 ? 0 : this.offsets[breakdown]! + level - 1;
    return this.rowOf(indicator, sex) + slot;
  }

  private rowOf(indicator: number, sex: number): number {
    return (indicator * 3 + sex) * this.slots;
  }

  /** Position of the figure, or -1 where there is none. */
  find(address: Address): number {
    return this.at[this.placeOf(address)]!;
  }

  /** Positions of what an intruder sees as one figure with that at an address: women and men where they are compared. */
  shownTogether(address: Address): readonly number[] {
    const isApart = this.indicators[address.indicator]!.sexes === 'apart';
    return (isApart ? [0, 1] : [address.sex]).map((sex) => this.find({ ...address, sex }));
  }

  /** Of the counts of a figure, the one that a person with this standing is in. */
  countAt(indicator: number, standing: number): number {
    return this.indicators[indicator]!.counts === 'yes-no' ? standing - 1 : (standing - 1) & 2;
  }

  /** Positions of the figures of an indicator that a person with these levels is in, or only those by some breakdowns. */
  eachOf(
    person: Placed,
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

  /** Positions of the counts that a person is in, as row x SIDES + count; good until it is asked again. */
  countsWith({ sex, levels, standings }: Placed & { readonly standings: Uint8Array }): Int32Array {
    let found = 0;
    for (let indicator = 0; indicator < standings.length; indicator += 1) {
      const standing = standings[indicator]!;
      if (standing === 0) continue;
      const side = this.countAt(indicator, standing);
      for (const whose of sexesOf[sex]!) {
        const row = this.rowOf(indicator, whose);
        if (this.at[row]! < 0) continue;
        const restRow = this.restRowOf(indicator, whose);
        this.found[found++] = this.at[row]! * SIDES + side;
        for (const breakdown of this.indicators[indicator]!.breakdowns) {
          const level = levels[breakdown]!;
          const at =
            level === UNKNOWN
              ? this.restWith(restRow, this.restSlotOf(breakdown, levels))
              : this.at[row + this.offsets[breakdown]! + level - 1]!;
          if (at >= 0) this.found[found++] = at * SIDES + side;
        }
      }
    }
    return this.found.subarray(0, found);
  }

  /** Of a pair, those of whom one level is known and the other is not; -1 where neither is. */
  private restSlotOf(breakdown: number, levels: Uint8Array): number {
    const { pair } = this.breakdowns[breakdown]!;
    if (pair === undefined) return this.restOffsets[breakdown]!;
    const of = pair.of.find((each) => levels[each] !== UNKNOWN);
    return of === undefined ? -1 : this.restSlot(breakdown, of, levels[of]!);
  }

  private restWith(row: number, slot: number): number {
    return slot < 0 ? -1 : this.places.length + this.restAt[row + slot]!;
  }
}
