import type { Constituency } from '../../../kernel/actor.js';
import { rightsOf } from './seating.js';
import type { Seat, SeatRights } from './seating.js';

/** A period in which a substitute has the seat of a titular member. The seats of both remain as they are. */
export interface Substitution {
  readonly id: string;
  /** Of the titular member. */
  readonly seatId: string;
  readonly substituteSeatId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** With the people and their group at that time: the seats of both can be changed or removed after it. */
export interface HeldSubstitution extends Substitution {
  readonly personId: string;
  readonly substituteId: string;
  readonly constituency: Constituency;
}

export type SubstitutionFault = 'unfit' | 'order' | 'past' | 'long' | 'overlap';

const longestMilliseconds = 31 * 86_400_000;

type Delegate = Pick<Seat, 'id' | 'kind' | 'constituency'>;

export interface WantedSubstitution extends Pick<Substitution, 'startsAt' | 'endsAt'> {
  readonly seat: Delegate;
  readonly substitute: Delegate;
}

/** Why a substitution cannot be planned beside the others of the roundtable; null if it can. */
export function substitutionFault(
  { seat, substitute, startsAt, endsAt }: WantedSubstitution,
  planned: readonly Substitution[],
  now: Date,
): SubstitutionFault | null {
  const sameGroup = seat.constituency !== null && seat.constituency === substitute.constituency;
  if (seat.kind !== 'titular' || substitute.kind !== 'substitute' || !sameGroup) return 'unfit';
  if (startsAt >= endsAt) return 'order';
  if (endsAt <= now) return 'past';
  if (endsAt.getTime() - startsAt.getTime() > longestMilliseconds) return 'long';
  const clashes = planned.some(
    (one) =>
      (one.seatId === seat.id || one.substituteSeatId === substitute.id) &&
      one.startsAt < endsAt &&
      startsAt < one.endsAt,
  );
  return clashes ? 'overlap' : null;
}

/** What a person with a seat may do at this moment. */
export interface SeatNow {
  /** The substitute who has the seat of this person. */
  readonly replacedById: string | null;
  /** The titular member whose seat this substitute has. */
  readonly inPlaceOfId: string | null;
  readonly rights: Pick<SeatRights, 'leadsFloor' | 'takesFloor' | 'recordsConclusions'>;
}

type Replaceable = Pick<Seat, 'personId' | 'kind' | 'function'> & Pick<SeatNow, 'replacedById'>;

/** A substitute has the rights of the seat in the session; the member has none of them meanwhile. */
export function seatsNow<One extends Replaceable>(seats: readonly One[]): readonly (One & SeatNow)[] {
  return seats.map((seat) => {
    const member = seats.find(({ replacedById }) => replacedById === seat.personId);
    return { ...seat, inPlaceOfId: member?.personId ?? null, rights: rightsNow(seat, member) };
  });
}

function rightsNow(seat: Replaceable, member: Replaceable | undefined): SeatNow['rights'] {
  if (seat.replacedById !== null) return { leadsFloor: false, takesFloor: false, recordsConclusions: false };
  const own = rightsOf(seat);
  const held = [own, ...(member === undefined ? [] : [rightsOf(member)])];
  return {
    leadsFloor: held.some(({ leadsFloor }) => leadsFloor),
    takesFloor: own.takesFloor,
    recordsConclusions: held.some(({ recordsConclusions }) => recordsConclusions),
  };
}
