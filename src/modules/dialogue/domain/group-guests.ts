import type { Constituency } from '../../../kernel/actor.js';
import { decideByGroup, type GroupNow, hasAccess, type AcceptanceFault } from './group-access.js';
import type { SeatKind } from './seating.js';

/** In what capacity a guest attends: the secretary of the group, an adviser, an interpreter, a specialist. */
export type GuestKind = Extract<SeatKind, 'secretariat' | 'adviser' | 'interpreter' | 'resource-person'>;
export const guestKinds: readonly GuestKind[] = ['secretariat', 'adviser', 'interpreter', 'resource-person'];

/** An admission to one meeting that has not ended; without `since` it awaits a second titular member. */
export interface Admission {
  readonly id: string;
  readonly personId: string;
  readonly admittedBy: string;
  readonly since: Date | null;
}

export type AdmissionFault =
  | Extract<AcceptanceFault, 'already-accepted' | 'no-access' | 'not-titular' | 'asked-already'>
  | 'already-guest'
  | 'other-group';

export type AdmissionDecision =
  | { readonly fault: AdmissionFault }
  /** `seconds`: the proposal of another titular member that this completes or replaces. */
  | { readonly outcome: 'accepted' | 'proposed'; readonly seconds?: string };

export interface Admitting {
  readonly by: string;
  readonly constituency: Constituency;
  readonly guest: { readonly id: string; readonly constituency: Constituency | null };
  /** Of the same meeting. */
  readonly admissions: readonly Admission[];
}

/** Guests are admitted by those who accept members of the group; people of the other two groups are no guests. */
export function decideAdmission(
  group: GroupNow,
  { by, constituency, guest, admissions }: Admitting,
): AdmissionDecision {
  if (!hasAccess(group, by)) return { fault: 'no-access' };
  if (guest.constituency !== null && guest.constituency !== constituency) return { fault: 'other-group' };
  if (hasAccess(group, guest.id)) return { fault: 'already-accepted' };
  const own = admissions.find(({ personId }) => personId === guest.id);
  if (own !== undefined && own.since !== null) return { fault: 'already-guest' };
  const decision = decideByGroup(group, by, own && { id: own.id, acceptedBy: own.admittedBy });
  return 'fault' in decision ? { fault: faultOf(decision.fault) } : decision;
}

function faultOf(fault: AcceptanceFault): AdmissionFault {
  return fault === 'not-titular' || fault === 'asked-already' ? fault : 'no-access';
}
