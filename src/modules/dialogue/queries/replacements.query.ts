import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { type ReplacementState, replacementState } from '../domain/replacement.js';
import { confirmations, type Reached, standingOf } from './confirmations.query.js';

/** The conclusion that replaces another, or is being decided to replace it. */
export interface Replacement {
  readonly id: string;
  readonly label: string;
  readonly state: Exclude<ReplacementState, 'failed'>;
}

type Row = Reached & { readonly replacesId: string; readonly number: number; readonly roundtableNumber: number };

const sql = `
SELECT c.id, c.replaces_id AS "replacesId", c.number, r.number AS "roundtableNumber", c.agreement, c.presence,
  dialogue_conclusion_adopted(c.id) AS adopted, r.time_zone AS "timeZone"
FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id
WHERE c.replaces_id IS NOT NULL AND ($1::uuid[] IS NULL OR c.replaces_id = ANY ($1::uuid[])) ORDER BY c.recorded_at`;

/** By the replaced conclusion, all or these; without those whose replacement was not confirmed. */
export async function replacements(
  tx: ReadTransaction,
  ids: readonly string[] | null = null,
): Promise<ReadonlyMap<string, Replacement>> {
  const rows = await tx.query<Row>(sql, [ids]);
  const asked = await confirmations(tx, rows);
  return new Map(
    rows.flatMap((row): (readonly [string, Replacement])[] => {
      const confirmation = asked.get(row.id);
      const state = replacementState(standingOf(row, confirmation).agreed, confirmation?.state ?? null);
      if (state === 'failed') return [];
      return [[row.replacesId, { id: row.id, label: conclusionLabel(row.roundtableNumber, row.number), state }]];
    }),
  );
}
