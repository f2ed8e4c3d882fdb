import type { Seat } from './seating.js';

/** How a person was accepted to the private meetings of a group. */
export type AcceptanceMeans = 'letter' | 'spokesperson' | 'titular' | 'refused';

/** An acceptance that has not ended; without `since` it awaits a second titular member. */
export interface Acceptance {
  readonly id: string;
  readonly personId: string;
  readonly acceptedBy: string;
  readonly means: AcceptanceMeans;
  readonly since: Date | null;
  readonly spokespersonBy: string | null;
}

type GroupSeat = Pick<Seat, 'personId' | 'kind' | 'function' | 'organisationId'>;

export interface GroupNow {
  /** The seats of the constituency at the roundtable. */
  readonly seats: readonly GroupSeat[];
  readonly acceptances: readonly Acceptance[];
}

export type AcceptanceFault =
  | 'no-seat'
  | 'already-accepted'
  | 'no-access'
  | 'same-organisation'
  | 'not-titular'
  | 'letter-missing'
  | 'asked-already';

export type AcceptanceDecision =
  | { readonly fault: AcceptanceFault }
  /** `seconds`: the proposal of another titular member that this completes. `mutual`: the one by which the others began. */
  | {
      readonly outcome: 'accepted' | 'proposed';
      readonly means: 'letter' | 'spokesperson' | 'titular';
      readonly seconds?: string;
      readonly mutual?: string;
    };

export function hasAccess({ acceptances }: GroupNow, personId: string): boolean {
  return acceptances.some((one) => one.personId === personId && one.since !== null);
}

const seatOf = ({ seats }: GroupNow, personId: string): GroupSeat | undefined =>
  seats.find((seat) => seat.personId === personId);

const isTitular = (group: GroupNow, personId: string): boolean => seatOf(group, personId)?.kind === 'titular';

/** A spokesperson has the function by the seat, and was accepted as such by a titular member. */
export function isSpokesperson(group: GroupNow, personId: string): boolean {
  const accepted = group.acceptances.some(
    (one) => one.personId === personId && one.since !== null && one.spokespersonBy !== null,
  );
  return accepted && seatOf(group, personId)?.function === 'spokesperson';
}

/** Until the titular members have named a spokesperson there is no private content. */
export function hasSpokesperson(group: GroupNow): boolean {
  return group.seats.some(({ personId }) => isSpokesperson(group, personId));
}

/** Titular members with access, and the spokesperson, plan and conduct the meetings of the group. */
export function conducts(group: GroupNow, personId: string): boolean {
  return hasAccess(group, personId) && (isTitular(group, personId) || isSpokesperson(group, personId));
}

export interface Accepting {
  readonly by: string;
  readonly personId: string;
  readonly letter: string | null;
}

/** In a group of fewer than three titular members one of them is enough. */
const smallGroup = 3;

/**
 * Whether a person is accepted: by the spokesperson, or by two titular members who have access. As long as no one has
 * access, two titular members of different organisations accept each other by their nomination letters; in a group with
 * a single organisation its letter is enough.
 */
export function decideAcceptance(group: GroupNow, { by, personId, letter }: Accepting): AcceptanceDecision {
  if (seatOf(group, personId) === undefined) return { fault: 'no-seat' };
  if (hasAccess(group, personId)) return { fault: 'already-accepted' };
  if (!group.acceptances.some(({ since }) => since !== null)) return begin(group, { by, personId, letter });
  return decideByGroup(
    group,
    by,
    group.acceptances.find((one) => one.personId === personId),
  );
}

/** By the spokesperson, or by two titular members who have access; in a small group by one of them. */
export function decideByGroup(
  group: GroupNow,
  by: string,
  proposed: Pick<Acceptance, 'id' | 'acceptedBy'> | undefined,
): AcceptanceDecision {
  if (!hasAccess(group, by)) return { fault: 'no-access' };
  const seconds = proposed === undefined ? {} : { seconds: proposed.id };
  if (isSpokesperson(group, by)) return { outcome: 'accepted', means: 'spokesperson', ...seconds };
  if (!isTitular(group, by)) return { fault: 'not-titular' };
  const titular = group.seats.filter(({ kind }) => kind === 'titular').length;
  if (titular < smallGroup) return { outcome: 'accepted', means: 'titular', ...seconds };
  if (proposed === undefined) return { outcome: 'proposed', means: 'titular' };
  // one who proposed before there was access, or who has lost it, counts no more
  if (proposed.acceptedBy === by) return { fault: 'asked-already' };
  const stillCounts = hasAccess(group, proposed.acceptedBy) && isTitular(group, proposed.acceptedBy);
  return { outcome: stillCounts ? 'accepted' : 'proposed', means: 'titular', ...seconds };
}

/** By the letter with which a single organisation begins its group: unless the seats name someone else. */
export function letterNamesSpokesperson({ seats }: GroupNow, personId: string): boolean {
  const organisations = new Set(
    seats.filter(({ kind }) => kind === 'titular').map(({ organisationId }) => organisationId),
  );
  const own = seats.find((seat) => seat.personId === personId);
  const others = seats.filter((seat) => seat !== own);
  const free = own?.function === null || own?.function === 'spokesperson';
  return organisations.size === 1 && free && !others.some((seat) => seat.function === 'spokesperson');
}

function begin(group: GroupNow, { by, personId, letter }: Accepting): AcceptanceDecision {
  if (!isTitular(group, by) || !isTitular(group, personId)) return { fault: 'not-titular' };
  if (letter === null) return { fault: 'letter-missing' };
  const organisations = new Set(
    group.seats.filter(({ kind }) => kind === 'titular').map(({ organisationId }) => organisationId),
  );
  if (by === personId)
    return organisations.size === 1 ? { outcome: 'accepted', means: 'letter' } : { fault: 'same-organisation' };
  const same = seatOf(group, by)?.organisationId === seatOf(group, personId)?.organisationId;
  if (organisations.size > 1 && same) return { fault: 'same-organisation' };
  const own = group.acceptances.find((one) => one.personId === by && one.acceptedBy === personId);
  if (own !== undefined) return { outcome: 'accepted', means: 'letter', mutual: own.id };
  const asked = group.acceptances.find((one) => one.personId === personId);
  if (asked?.acceptedBy === by) return { fault: 'asked-already' };
  return { outcome: 'proposed', means: 'letter', ...(asked && { seconds: asked.id }) };
}
