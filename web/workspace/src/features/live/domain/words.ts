import type { FloorShare, RoomState } from '#server/modules/live/domain/room/state.js';
import type { RoomAgendaItem, RoomSeat, RoomView } from '#server/modules/live/domain/room/view.js';
import type { Presence } from '#server/modules/live/realtime/protocol.js';
import type { Constituency } from '#shared';

export const groups: readonly (Constituency | null)[] = ['government', 'employers', 'workers', null];

/** For example 4:05 or 1:04:05 */
export function clockTime(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

/** The same duration for screen readers, in the format of HTML's `datetime`. */
export function durationOf(seconds: number): string {
  return `PT${Math.floor(seconds / 60)}M${seconds % 60}S`;
}

/** Address of a room's pages. The first meeting of a roundtable has its id and is found at the roundtable's address. */
export function roomPath({ meeting, body }: Pick<RoomView, 'meeting' | 'body'>): string {
  return meeting.id === body.id ? `/roundtables/${body.id}/live` : `/meetings/${meeting.id}/live`;
}

/** Address of the page of the roundtable or group. */
export function bodyPath({ body }: Pick<RoomView, 'body'>): string {
  if (body.groupRoundtableId !== null) return `/roundtables/${body.groupRoundtableId}/group-meetings`;
  return `/${body.kind === 'working-group' ? 'working-groups' : 'roundtables'}/${body.id}`;
}

export function seatOf(view: RoomView, personId: string): RoomSeat | undefined {
  return view.seats.find((seat) => seat.personId === personId);
}

export function currentItem(view: RoomView, state: RoomState): RoomAgendaItem | undefined {
  return view.agenda.find((item) => item.id === state.cursor);
}

/** Whether people can ask for the floor: the session was opened, or its facilitator has turned to an item or a speaker. */
export function hasBegun({ meeting }: Pick<RoomView, 'meeting'>, { cursor, speech }: RoomState): boolean {
  return meeting.state !== 'convened' || cursor !== null || speech !== null;
}

/** Today, or the nearest day of the agenda: a conclusion is dated on a day of its meeting. */
export function dayOfConclusion({ agenda }: Pick<RoomView, 'agenda'>, today: string): string {
  const days = agenda.map(({ date }) => date).toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  if (today < first) return first;
  return today > last ? last : today;
}

/** The item `step` positions further, without breaks; the first if none is under discussion. */
export function itemFrom(view: RoomView, state: RoomState, step: 1 | -1): RoomAgendaItem | undefined {
  const items = view.agenda.filter(({ isBreak }) => !isBreak);
  const here = items.findIndex((item) => item.id === state.cursor);
  return here === -1 ? items[0] : items[here + step];
}

export interface GroupFloor {
  readonly group: Constituency | null;
  readonly milliseconds: number;
  readonly turns: number;
}

/** Totals of ended speeches for each group, from the shared state. */
export function floorByGroup(floor: readonly FloorShare[]): readonly GroupFloor[] {
  return groups.map((group) => {
    const shares = floor.filter((share) => share.constituency === group);
    return {
      group,
      milliseconds: shares.reduce((sum, share) => sum + share.milliseconds, 0),
      turns: shares.reduce((sum, share) => sum + share.turns, 0),
    };
  });
}

/** The time that each of the three groups would have if they shared theirs equally; others are not counted. */
export function equalShare(rows: readonly GroupFloor[]): number {
  const ofGroups = rows.filter(({ group }) => group !== null);
  return ofGroups.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / ofGroups.length;
}

export interface GroupPresence {
  readonly group: Constituency | null;
  readonly present: number;
  readonly seats: number;
}

export function peopleIn({ government, employers, workers, others }: Presence): number {
  return government + employers + workers + others;
}

export function presenceByGroup(present: Presence, seats: readonly RoomSeat[]): readonly GroupPresence[] {
  return groups.map((group) => ({
    group,
    present: present[group ?? 'others'],
    seats: seats.filter((seat) => seat.constituency === group).length,
  }));
}

/** Number of people who ask for the floor; a person may have both a contribution and a point of order. */
export function waitingPeople({ hands }: RoomState): number {
  return new Set(hands.map(({ personId }) => personId)).size;
}

/** A group confirms what the other social partner owns; what the government owns, any other group confirms. */
const counterparts: Readonly<Record<string, string>> = { employers: 'workers', workers: 'employers' };

/**
 * The address part of what the form of a new action offers and does not fill in: the organisation of the person who has
 * the floor, or had it last, as its owner, and the group that confirms it. Empty before the first speech.
 */
export function ownerFrom(view: Pick<RoomView, 'seats'>, state: Pick<RoomState, 'speech' | 'lastSpeakerId'>): string {
  const personId = state.speech?.speaker.personId ?? state.lastSpeakerId;
  const seat = view.seats.find((one) => one.personId === personId);
  if (!seat?.organisationId) return '';
  const confirming = counterparts[seat.constituency ?? ''];
  return `&owner=${seat.organisationId}${confirming === undefined ? '' : `&confirming=${confirming}`}`;
}
