import type { Actor, Constituency } from '../../../kernel/actor.js';
import type { Behalf, RecordedAs, Reservation } from './conclusion.js';
import { behalfOf } from './conclusion.js';
import { mayRecord } from './policy.js';
import { rightsOf } from './seating.js';
import type { Seat } from './seating.js';

export type SpeakingSeat = Pick<
  Seat,
  'roundtableId' | 'personId' | 'constituency' | 'organisationId' | 'kind' | 'function'
>;
type Person = Pick<Actor, 'personId' | 'constituency' | 'organisationId'>;

/** A person who has left the group or organisation no longer speaks for it, even if the seat still shows it. */
function belongs(person: Person, behalf: Behalf): boolean {
  if (behalf.kind === 'organisation') return person.organisationId === behalf.organisationId;
  return person.constituency === behalf.constituency;
}

function seatOf(person: Person, behalf: Behalf, seats: readonly SpeakingSeat[]): SpeakingSeat | undefined {
  return seats.find(
    (seat) =>
      seat.personId === person.personId &&
      (behalf.kind === 'organisation'
        ? seat.organisationId === behalf.organisationId
        : seat.constituency === behalf.constituency),
  );
}

/**
 * The capacity in which a person may record a reservation or objection at a roundtable with these seats; null: none. A
 * group speaks through its spokesperson or a titular member; an organisation also through a substitute.
 */
export function reservesAs(actor: Actor, behalf: Behalf, seats: readonly SpeakingSeat[]): RecordedAs | null {
  const seat = belongs(actor, behalf) ? seatOf(actor, behalf, seats) : undefined;
  if (seat && rightsOf(seat).speaksForGroup) return 'spokesperson';
  if (seat?.kind === 'titular') return 'titular';
  if (seat?.kind === 'substitute' && behalf.kind === 'organisation') return 'substitute';
  return mayRecord(actor) ? 'recorder' : null;
}

/**
 * A statement may be withdrawn by its author, by the spokesperson of the group, or by a person who records what the
 * groups say.
 */
export function mayWithdraw(
  actor: Actor,
  reservation: Pick<Reservation, 'organisationId' | 'constituency' | 'personId'>,
  seats: readonly SpeakingSeat[],
): boolean {
  const behalf = behalfOf(reservation);
  if (mayRecord(actor)) return true;
  if (actor.personId !== null && actor.personId === reservation.personId) return belongs(actor, behalf);
  return reservesAs(actor, behalf, seats) === 'spokesperson';
}

export interface GroupVoice {
  readonly constituency: Constituency;
  readonly recordedAs: 'spokesperson' | 'titular';
}

/**
 * Whether a person may speak for their group on what followed from roundtables (if from none, the latest counts).
 * Spokespersons appointed there or at the latest roundtable take precedence, since people change; if there is none, the
 * titular members of these roundtables may speak.
 */
export function groupVoice(
  person: Person,
  seats: readonly SpeakingSeat[],
  { roundtableIds, latestId }: { readonly roundtableIds: readonly string[]; readonly latestId: string | null },
): GroupVoice | null {
  const { constituency } = person;
  if (constituency === null || person.personId === null) return null;
  const latest = latestId === null ? [] : [latestId];
  const there = roundtableIds.length > 0 ? roundtableIds : latest;
  const group = seats.filter((seat) => seat.constituency === constituency);
  const named = group.filter(
    (seat) => rightsOf(seat).speaksForGroup && [...there, ...latest].includes(seat.roundtableId),
  );
  const isOwn = (seat: SpeakingSeat): boolean => seat.personId === person.personId;
  if (named.length > 0) return named.some(isOwn) ? { constituency, recordedAs: 'spokesperson' } : null;
  const titular = group.filter((seat) => there.includes(seat.roundtableId) && seat.kind === 'titular');
  return titular.some(isOwn) ? { constituency, recordedAs: 'titular' } : null;
}
