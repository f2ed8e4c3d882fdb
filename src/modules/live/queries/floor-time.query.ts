import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { floorTime, type FloorTime, type SpeechRecord } from '../domain/floor-time.js';

/** Sums over the speeches of a roundtable, not yet protected. */
export async function floorTimeOf(tx: ReadTransaction, roundtableId: string): Promise<FloorTime> {
  const speeches = await tx.query<SpeechRecord>(
    `SELECT person_id AS "personId", constituency, organisation_id AS "organisationId", sex, started_at AS "startedAt",
            limit_seconds AS "limitSeconds", milliseconds
       FROM live_speech WHERE roundtable_id = $1 ORDER BY seq`,
    [roundtableId],
  );
  return floorTime(speeches);
}
