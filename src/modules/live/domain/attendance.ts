import { type Constituency, constituencies } from '../../../kernel/actor.js';

export type AttendanceKind = 'arrived' | 'left' | 'replaced';
export const attendanceKinds: readonly AttendanceKind[] = ['arrived', 'left', 'replaced'];

export interface AttendingSeat {
  readonly personId: string;
  /** The kind of seat: titular, substitute, adviser … */
  readonly kind: string;
  readonly constituency: Constituency | null;
}

/** A seat at a moment: a planned substitution gives it to a substitute, who counts if present. */
export interface SeatToAttend extends AttendingSeat {
  readonly replacedById?: string | null;
}

/**
 * The seats of a meeting that has ended, with the substitutions that ran when it ended. They do not change when a seat
 * is changed or removed later.
 */
export function seatsHeld(
  seats: readonly AttendingSeat[],
  held: readonly { readonly personId: string; readonly substituteId: string; readonly constituency: Constituency }[],
): readonly SeatToAttend[] {
  const then = held.flatMap(({ personId, substituteId, constituency }): SeatToAttend[] => [
    { personId, kind: 'titular', constituency, replacedById: substituteId },
    { personId: substituteId, kind: 'substitute', constituency },
  ]);
  const isOf =
    (seat: AttendingSeat) =>
    ({ personId }: AttendingSeat): boolean =>
      personId === seat.personId;
  const removed = then.filter((one) => !seats.some(isOf(one)));
  return [...seats.map((seat) => then.find(isOf(seat)) ?? seat), ...removed];
}

/** A fact of a meeting; seat and group are those of that moment, as with speeches. */
export interface AttendanceFact extends AttendingSeat {
  /** Facts of a meeting are numbered 1, 2, 3 … */
  readonly seq: number;
  readonly fact: AttendanceKind;
  /** The substitute who takes the seat of a titular member until the member arrives. */
  readonly substituteId: string | null;
  readonly happenedAt: Date;
}

export type AttendanceStatus = 'absent' | 'present' | 'left' | 'replaced';

export interface Attendee extends AttendingSeat {
  readonly status: AttendanceStatus;
  readonly arrivedAt: Date | null;
  /** The last departure; null while the person is present. */
  readonly leftAt: Date | null;
  readonly substituteId: string | null;
}

export interface GroupQuorum {
  readonly constituency: Constituency;
  /** Titular seats, and how many of them are attended, by the member or by a substitute. */
  readonly titular: number;
  readonly attended: number;
  readonly needed: number;
  readonly reached: boolean;
}

export interface Attendance {
  readonly people: readonly Attendee[];
  readonly groups: readonly GroupQuorum[];
  /** Whether every group with titular seats has its quorum. */
  readonly quorum: boolean;
}

export interface AttendanceWish {
  readonly personId: string;
  readonly fact: AttendanceKind;
  readonly substituteId: string | null;
}

export type AttendanceRefusal =
  | 'live.attendance.not-seated'
  | 'live.attendance.not-yours'
  | 'live.attendance.unchanged'
  | 'live.attendance.speaking'
  | 'live.attendance.substitute-unfit'
  | 'live.attendance.substitute-busy';

/** Titular seats to be attended, by group, as the roundtable has set; null, or a group without number: more than half. */
export type AskedQuorum = Readonly<Record<Constituency, number | null>> | null;

/** The people with a seat, in the order of the seats, then people whose seat was removed after they had attended. */
export function attendanceOf(
  seats: readonly SeatToAttend[],
  facts: readonly AttendanceFact[],
  set: AskedQuorum = null,
): Attendance {
  const people = new Map<string, Attendee>();
  for (const { personId, kind, constituency } of [...seats, ...facts])
    if (!people.has(personId)) people.set(personId, absent({ personId, kind, constituency }));
  for (const fact of facts) apply(people, fact);
  for (const { personId, replacedById = null } of seats)
    if (replacedById !== null)
      people.set(personId, { ...people.get(personId)!, status: 'replaced', substituteId: replacedById });
  const attendees = [...people.values()];
  const seated = new Set(seats.map(({ personId }) => personId));
  const groups = quorums(
    attendees.filter(({ personId }) => seated.has(personId)),
    set,
  );
  const asked = groups.filter(({ titular, needed }) => titular > 0 || needed > 0);
  return { people: attendees, groups, quorum: asked.length > 0 && asked.every(({ reached }) => reached) };
}

const absent = (seat: AttendingSeat): Attendee => ({
  ...seat,
  status: 'absent',
  arrivedAt: null,
  leftAt: null,
  substituteId: null,
});

function apply(people: Map<string, Attendee>, { personId, fact, substituteId, happenedAt }: AttendanceFact): void {
  const change = (id: string | null, changed: (one: Attendee) => Partial<Attendee>): void => {
    const one = id === null ? undefined : people.get(id);
    if (one !== undefined) people.set(one.personId, { ...one, ...changed(one) });
  };
  const arrive = ({ arrivedAt }: Attendee): Partial<Attendee> => ({
    ...{ status: 'present', arrivedAt: arrivedAt ?? happenedAt, leftAt: null, substituteId: null },
  });
  if (fact === 'arrived') return change(personId, arrive);
  if (fact === 'left') return change(personId, () => ({ status: 'left', leftAt: happenedAt }));
  change(personId, ({ status, leftAt }) => ({
    ...{ status: 'replaced', substituteId, leftAt: status === 'present' ? happenedAt : leftAt },
  }));
  change(substituteId, (one) => (one.status === 'present' ? {} : arrive(one)));
}

/**
 * A group has its quorum if as many of its titular seats are attended as its roundtable has set, or else more than half, the majority of members of common
 * parliamentary procedure (Robert's Rules of Order, section 40), applied to each group so that none decides alone.
 */
function quorums(people: readonly Attendee[], set: AskedQuorum): readonly GroupQuorum[] {
  const present = new Set(people.filter(({ status }) => status === 'present').map(({ personId }) => personId));
  return constituencies.map((constituency) => {
    const titular = people.filter((one) => one.kind === 'titular' && one.constituency === constituency);
    const holders = titular.map(({ personId, substituteId }) => (present.has(personId) ? personId : substituteId));
    // a substitute who has two seats attends one of them
    const attended = new Set(holders.filter((id) => id !== null && present.has(id))).size;
    const majority = titular.length === 0 ? 0 : Math.floor(titular.length / 2) + 1;
    const needed = set?.[constituency] ?? majority;
    return { constituency, titular: titular.length, attended, needed, reached: attended >= needed };
  });
}

/** Why a fact cannot be recorded; null if it can. */
export function attendanceRefusal(
  { people }: Attendance,
  wish: AttendanceWish,
  room: { readonly by: string | null; readonly moderates: boolean; readonly speakerId: string | null },
): AttendanceRefusal | null {
  const one = people.find(({ personId }) => personId === wish.personId);
  if (one === undefined) return 'live.attendance.not-seated';
  const own = wish.personId === room.by && wish.fact !== 'replaced';
  if (!room.moderates && !own) return 'live.attendance.not-yours';
  const holderId = one.status === 'replaced' ? one.substituteId : wish.personId;
  if (room.speakerId !== null && room.speakerId === holderId && (wish.fact !== 'arrived' || holderId !== wish.personId))
    return 'live.attendance.speaking';
  if (wish.fact === 'replaced') return substituteRefusal(people, one, wish.substituteId);
  const changes = (wish.fact === 'arrived') !== (one.status === 'present');
  return changes ? null : 'live.attendance.unchanged';
}

function substituteRefusal(
  people: readonly Attendee[],
  titular: Attendee,
  substituteId: string | null,
): AttendanceRefusal | null {
  const substitute = people.find(({ personId }) => personId === substituteId);
  const fits = substitute?.kind === 'substitute' && substitute.constituency === titular.constituency;
  if (titular.kind !== 'titular' || !fits) return 'live.attendance.substitute-unfit';
  const holder = people.find((one) => one.status === 'replaced' && one.substituteId === substituteId);
  if (holder === undefined) return null;
  return holder.personId === titular.personId ? 'live.attendance.unchanged' : 'live.attendance.substitute-busy';
}
