import type { Transaction } from '../../../platform/database/transaction.js';
import type { IdentityFacade } from '../../identity/index.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { assignSeat } from './seat-people.js';

/** Copies seats with the affiliations of today; returns how many people could not be seated as before. */
export async function copySeats(
  tx: Transaction,
  identity: IdentityFacade,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<number> {
  const seats = await tx.get(SeatRepository).ofRoundtable(fromId);
  const people = new Map(
    (
      await identity.people(
        tx,
        seats.map(({ personId }) => personId),
      )
    ).map((person) => [person.id, person]),
  );
  let notSeated = 0;
  for (const { personId, kind, function: role } of seats) {
    const person = people.get(personId);
    const outcome =
      person && (await assignSeat(tx, { roundtableId: toId, identity }, { person, kind, function: role }));
    if (outcome === undefined || !('id' in outcome)) notSeated += 1;
  }
  return notSeated;
}
