import type { ReadTransaction } from '../../../platform/database/index.js';

/** The people with a seat as spokesperson of a group at any roundtable. */
export async function spokespersons(tx: ReadTransaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT person_id AS id FROM dialogue_seat WHERE function = 'spokesperson'`,
  );
  return rows.map(({ id }) => id);
}
