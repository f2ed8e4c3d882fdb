import type { OfficeHolder } from '../../../platform/rights/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';

/** Spokespersons of groups at any roundtable, since the seat was assigned. */
export function spokespersonsSince(tx: ReadTransaction): Promise<OfficeHolder[]> {
  return tx.query<OfficeHolder>(
    `SELECT person_id AS "personId", min(seated_at) AS since FROM dialogue_seat
     WHERE function = 'spokesperson' GROUP BY person_id`,
  );
}

/**
 * When the first meeting was convened. Private meetings of groups do not count, because whoever sees this would learn of
 * them; of a meeting of a working group only the time when it was planned is known.
 */
export async function firstConvenedAt(tx: ReadTransaction): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>(
    `SELECT least(
       (SELECT min(changed_at) FROM dialogue_roundtable_transition WHERE to_state = 'convened'),
       (SELECT min(created_at) FROM dialogue_meeting
        WHERE working_group_id IS NOT NULL AND state NOT IN ('planned', 'cancelled'))) AS at`,
  );
  return row?.at ?? null;
}
