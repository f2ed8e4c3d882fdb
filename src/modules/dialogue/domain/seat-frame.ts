import { constituencies } from '../../../kernel/actor.js';
import type { Constituency } from '../../../kernel/actor.js';
import { seatFunctions, seatKinds } from './seating.js';
import type { Seat, SeatFunction, SeatKind } from './seating.js';

/** How many seats of a kind, or with a function, a roundtable has for a group; null: for people without a group. */
export interface FrameSeats {
  readonly constituency: Constituency | null;
  /** One of kind and function is set. */
  readonly kind: SeatKind | null;
  readonly function: SeatFunction | null;
  readonly count: number;
}

type Counted = Pick<Seat, 'kind' | 'function' | 'constituency'>;

const groups: readonly (Constituency | null)[] = [...constituencies, null];
const rows: readonly Omit<FrameSeats, 'count'>[] = groups.flatMap((constituency) => [
  ...seatKinds.map((kind) => ({ constituency, kind, function: null })),
  ...seatFunctions.map((role) => ({ constituency, kind: null, function: role })),
]);

function countOf(row: Omit<FrameSeats, 'count'>, seats: readonly Counted[]): number {
  return seats.filter(
    (seat) =>
      seat.constituency === row.constituency &&
      (row.kind === null ? seat.function === row.function : seat.kind === row.kind),
  ).length;
}

/** The seats of a roundtable without people: by group and kind, and by group and function. */
export function seatFrameOf(seats: readonly Counted[]): readonly FrameSeats[] {
  return rows.map((row) => ({ ...row, count: countOf(row, seats) })).filter(({ count }) => count > 0);
}

export interface PlannedSeats extends FrameSeats {
  readonly assigned: number;
}

/** The seats that a template plans for, and how many of them are assigned. */
export function plannedSeats(frame: readonly FrameSeats[], seats: readonly Counted[]): readonly PlannedSeats[] {
  return frame.map((row) => ({ ...row, assigned: countOf(row, seats) }));
}
