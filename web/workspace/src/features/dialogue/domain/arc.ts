import type { Constituency } from '#shared';
import type { Seat } from '../api/types.js';

export interface PlacedSeat {
  readonly seat: Seat;
  readonly x: number;
  readonly y: number;
  readonly titular: boolean;
}

const order: readonly Constituency[] = ['government', 'employers', 'workers'];
/** Gap between two groups, in degrees. */
const gap = 9;

export const arcWidth = 440;
export const arcHeight = 246;
const seatSize = 26;
const smallestSeat = 14;
const centre = { x: arcWidth / 2, y: 226 };
/** Titular seats are at the table, substitutes and advisers behind them. */
const radius = { table: 150, behind: 194 };

interface Sector {
  readonly titular: readonly Seat[];
  readonly behind: readonly Seat[];
  readonly weight: number;
}

function sectorOf(seats: readonly Seat[], constituency: Constituency): Sector {
  const own = seats.filter((seat) => seat.constituency === constituency);
  const titular = own.filter((seat) => seat.kind === 'titular');
  const behind = own.filter((seat) => seat.kind !== 'titular');
  const weight = Math.max(1, titular.length, (behind.length * radius.table) / radius.behind);
  return { titular, behind, weight };
}

interface Stretch {
  /** Degrees from the left. */
  readonly middle: number;
  readonly span: number;
  /** Degrees between two seats, if there is enough space. */
  readonly step: number;
}

/** Centred in the sector, with the same distance between all seats. */
function onArc(seats: readonly Seat[], { middle, span, step }: Stretch, titular: boolean): readonly PlacedSeat[] {
  const distance = titular ? radius.table : radius.behind;
  const between = Math.min(step, span / seats.length);
  return seats.map((seat, index) => {
    const angle = ((middle + between * (index - (seats.length - 1) / 2)) * Math.PI) / 180;
    return { seat, titular, x: centre.x - distance * Math.cos(angle), y: centre.y - distance * Math.sin(angle) };
  });
}

function sectorsOf(seats: readonly Seat[]): { readonly sectors: readonly Sector[]; readonly step: number } {
  const sectors = order.map((constituency) => sectorOf(seats, constituency));
  const total = sectors.reduce((sum, sector) => sum + sector.weight, 0);
  return { sectors, step: (180 - gap * (order.length - 1)) / total };
}

/** Side of a seat: two squares at the table do not overlap, even where they are placed diagonally. */
export function seatSizeOf(seats: readonly Seat[]): number {
  const between = (radius.table * sectorsOf(seats).step * Math.PI) / 180;
  return Math.max(smallestSeat, Math.min(seatSize, (between - 1) / Math.SQRT2));
}

/**
 * Government on the left, employers in the middle, workers on the right; the arc of each group is proportional to its
 * size.
 */
export function arcOf(seats: readonly Seat[]): readonly PlacedSeat[] {
  const { sectors, step } = sectorsOf(seats);
  let from = 0;
  return sectors.flatMap((sector) => {
    const span = step * sector.weight;
    const stretch = { middle: from + span / 2, span, step };
    from += span + gap;
    return [...onArc(sector.titular, stretch, true), ...onArc(sector.behind, stretch, false)];
  });
}
