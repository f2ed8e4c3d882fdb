import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { decideAdmission } from '../domain/group-guests.js';
import { type GuestProposal, openGuestProposals } from '../queries/group-guests.query.js';
import { type OwnGroup, ownGroup } from './own-group.js';

/** Guests whom another titular member proposed, and whom the current user would admit as the second. */
export async function guestsToSecond(tx: ReadTransaction): Promise<readonly GuestProposal[]> {
  const { personId: by, constituency } = tx.actor;
  if (by === null || constituency === null) return [];
  const groups = new Map<string, OwnGroup>();
  const found: GuestProposal[] = [];
  for (const proposal of await openGuestProposals(tx, constituency)) {
    const { roundtableId, personId } = proposal;
    const group = groups.get(roundtableId) ?? (await ownGroup(tx, roundtableId));
    groups.set(roundtableId, group);
    // whether the guest is of another group was decided with the proposal, which ends when this changes
    const guest = { id: personId, constituency: null };
    const decision = decideAdmission(group, { by, constituency, guest, admissions: [{ ...proposal, since: null }] });
    if ('outcome' in decision && decision.outcome === 'accepted') found.push(proposal);
  }
  return found;
}
