import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { HeldSubstitution } from '../domain/substitution.js';

/** Of a roundtable, in the order of time. */
export async function substitutionsOf(tx: ReadTransaction, roundtableId: string): Promise<readonly HeldSubstitution[]> {
  return tx.query<HeldSubstitution>(
    `SELECT id, seat_id AS "seatId", substitute_seat_id AS "substituteSeatId", person_id AS "personId",
       substitute_id AS "substituteId", constituency, starts_at AS "startsAt", ends_at AS "endsAt"
     FROM dialogue_substitution WHERE roundtable_id = $1 ORDER BY starts_at, id`,
    [roundtableId],
  );
}
