/** The sampling frame: enterprises of parks and their strata (green-jobs-methodology 4.1). */

/** Persons employed: S1 under 20, S2 20 to 299, S3 300 to 999, S4 1,000 and more (NBS size classes of industry, 2017). */
export type SizeClass = 'S1' | 'S2' | 'S3' | 'S4';
export const sizeClasses: readonly SizeClass[] = ['S1', 'S2', 'S3', 'S4'];

export function sizeClassOf(headcount: number): SizeClass {
  if (headcount < 20) return 'S1';
  if (headcount < 300) return 'S2';
  return headcount < 1000 ? 'S3' : 'S4';
}

export interface FrameUnit {
  readonly id: string;
  readonly parkId: string;
  readonly sizeClass: SizeClass;
  readonly psuCode: string;
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly certainty: boolean;
}

export interface Stratum {
  readonly stratum: string;
  readonly parkId: string;
  readonly sizeClasses: readonly SizeClass[];
  readonly certainty: boolean;
  readonly units: readonly FrameUnit[];
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
}

/** A cell with fewer enterprises is merged with the adjacent size class of the same park (4.1). */
export const fewestEnterprises = 4;

/** The first part of a stratum's name, before its size classes: a short code of the park. */
export type ParkCode = (parkId: string) => string;

/**
 * Strata are park x size class. A small cell is merged with the next larger size class of the park, the last one with
 * the next smaller. A certainty enterprise is a stratum of its own, whose primary sampling units are its workers.
 */
export function strataOf(units: readonly FrameUnit[], parkCode: ParkCode): Stratum[] {
  const parks = [...new Set(units.map((unit) => unit.parkId))].sort((a, b) => (parkCode(a) < parkCode(b) ? -1 : 1));
  return parks.flatMap((parkId) => {
    const here = units.filter((unit) => unit.parkId === parkId);
    const drawn = here.filter((unit) => !unit.certainty);
    const cells = mergeSmall(
      sizeClasses.map((size) => ({ sizes: [size], units: drawn.filter((unit) => unit.sizeClass === size) })),
    );
    const certain = here.filter((unit) => unit.certainty);
    return [
      ...cells.map((cell) => toStratum(`${parkCode(parkId)}-${cell.sizes.join('')}`, cell.units, false)),
      ...certain.map((unit) => toStratum(`${parkCode(parkId)}-C-${unit.psuCode}`, [unit], true)),
    ];
  });
}

interface Cell {
  readonly sizes: readonly SizeClass[];
  readonly units: readonly FrameUnit[];
}

function join(left: Cell, right: Cell): Cell {
  return { sizes: [...left.sizes, ...right.sizes], units: [...left.units, ...right.units] };
}

function mergeSmall(cells: readonly Cell[]): Cell[] {
  const merged: Cell[] = [];
  let open: Cell | null = null;
  for (const cell of cells.filter((each) => each.units.length > 0)) {
    open = open === null ? cell : join(open, cell);
    if (open.units.length < fewestEnterprises) continue;
    merged.push(open);
    open = null;
  }
  if (open === null) return merged;
  const last = merged.pop();
  return [...merged, last === undefined ? open : join(last, open)];
}

function toStratum(stratum: string, units: readonly FrameUnit[], certainty: boolean): Stratum {
  const sum = (of: (unit: FrameUnit) => number): number => units.reduce((total, unit) => total + of(unit), 0);
  return {
    stratum,
    parkId: units[0]!.parkId,
    sizeClasses: sizeClasses.filter((size) => units.some((unit) => unit.sizeClass === size)),
    certainty,
    units,
    headcount: sum((unit) => unit.headcount),
    women: sum((unit) => unit.women),
    men: sum((unit) => unit.men),
  };
}

/** Letters and digits that cannot be confused with each other, on paper or spoken. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code that represents an enterprise in answers and files. */
export const psuCodePattern = /^[2-9A-HJ-NP-Z]{6}$/;

/** A code from random bytes, five bits a letter: the 16 letters of a poster have 80 bits and cannot be guessed. */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet[byte & 31]!).join('');
}
