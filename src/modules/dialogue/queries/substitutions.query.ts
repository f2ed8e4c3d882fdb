import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { Substitution } from '../domain/substitution.js';

/** Of a roundtable, in the order of time. */
export async function substitutionsOf(tx: ReadTransaction, roundtableId: string): Promise<readonly Substitution[]> {
  return tx.query<Substitution>(
    `SELECT x.id, x.seat_id AS "seatId", x.substitute_seat_id AS "substituteSeatId", x.starts_at AS "startsAt",
       x.ends_at AS "endsAt"
     FROM dialogue_substitution x JOIN dialogue_seat s ON s.id = x.seat_id
     WHERE s.roundtable_id = $1 ORDER BY x.starts_at, x.id`,
    [roundtableId],
  );
}
