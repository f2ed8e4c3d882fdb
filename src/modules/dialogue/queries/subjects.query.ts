import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { roundtableLabel } from '../domain/roundtable.js';
import type { RoundtableState } from '../domain/roundtable.js';

export interface SubjectRow {
  readonly type: 'roundtable' | 'agenda-item' | 'conclusion' | 'working-group';
  readonly id: string;
  readonly label: string | null;
  readonly title: LocalizedText;
  /** The roundtable that it belongs to, or is. */
  readonly roundtableId: string | null;
  /** The state of that roundtable, on which it depends who may read. */
  readonly state: RoundtableState | null;
  /** Why an agenda item was declined. */
  readonly reason: string | null;
}

type Row = Omit<SubjectRow, 'label'> & { readonly roundtableNumber: number | null; readonly number: number | null };

const sql = `
SELECT 'roundtable' AS type, r.id, r.title, r.id AS "roundtableId", r.state, r.number AS "roundtableNumber",
  NULL::integer AS number, NULL::text AS reason
FROM dialogue_roundtable r WHERE r.id = ANY ($1::uuid[])
UNION ALL SELECT 'agenda-item', i.id, i.title, i.roundtable_id, r.state, r.number, NULL, i.declined_reason
FROM dialogue_agenda_item i LEFT JOIN dialogue_roundtable r ON r.id = i.roundtable_id WHERE i.id = ANY ($1::uuid[])
UNION ALL SELECT 'conclusion', c.id, c.text, c.roundtable_id, r.state, r.number, c.number, NULL
FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id WHERE c.id = ANY ($1::uuid[])
UNION ALL SELECT 'working-group', g.id, g.name, NULL, NULL, NULL, NULL, NULL
FROM dialogue_working_group g WHERE g.id = ANY ($1::uuid[])`;

/** Roundtables, agenda items, conclusions and working groups with these ids. */
export async function subjectRows(tx: ReadTransaction, ids: readonly string[]): Promise<SubjectRow[]> {
  const rows = await tx.query<Row>(sql, [ids]);
  return rows.map(({ roundtableNumber, number, ...row }) => ({ ...row, label: labelOf(roundtableNumber, number) }));
}

function labelOf(roundtable: number | null, conclusion: number | null): string | null {
  if (roundtable === null) return null;
  return conclusion === null ? roundtableLabel(roundtable) : conclusionLabel(roundtable, conclusion);
}

export async function proposerOf(tx: ReadTransaction, agendaItemId: string): Promise<string | null> {
  const [row] = await tx.query<{ personId: string | null }>(
    `SELECT proposed_by_id AS "personId" FROM dialogue_agenda_item WHERE id = $1`,
    [agendaItemId],
  );
  return row?.personId ?? null;
}
