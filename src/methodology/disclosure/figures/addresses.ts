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
  private readonly at: Int32Array;
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
    this.found = new Int32Array(indicators.length * 2 * (1 + breakdowns.length));
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
  private find(address: Address): number {
    return this.at[this.placeOf(address)]!;
  }

  /** Positions of what an intruder sees as one figure with that at an address: women and men where they are compared. */
  shownTogether(address: Address): readonly number[] {
    const isApart = this.indicators[address.indicator]!.sexes === 'apart';
    return (isApart ? [0, 1] : [address.sex]).map((sex) => this.find({ ...address, sex }));
  }

  /** Of the counts of a figure, the one that a person with this standing is in. */
  private countAt(indicator: number, standing: number): number {
    return this.indicators[indicator]!.counts === 'yes-no' ? standing - 1 : (standing - 1) & 2;
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
        this.found[found++] = this.at[row]! * SIDES + side;
        for (const breakdown of this.indicators[indicator]!.breakdowns) {
          const level = levels[breakdown]!;
          const at = level === UNKNOWN ? -1 : this.at[row + this.offsets[breakdown]! + level - 1]!;
          if (at >= 0) this.found[found++] = at * SIDES + side;
        }
      }
    }
    return this.found.subarray(0, found);
  }
}
