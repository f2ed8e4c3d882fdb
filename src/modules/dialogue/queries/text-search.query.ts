import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { roundtableLabel } from '../domain/roundtable.js';
import type { RoundtableState } from '../domain/roundtable.js';
import type { FoundTextKind } from '../domain/text.js';

/** A text of a roundtable or group that contains the search words. */
export interface FoundText {
  readonly kind: FoundTextKind;
  readonly id: string;
  readonly roundtableId: string | null;
  readonly workingGroupId: string | null;
  /** The roundtable at which a constituency meets; null for what is not of a group meeting. */
  readonly groupRoundtableId: string | null;
  /** Of the roundtable; null for a group. */
  readonly state: RoundtableState | null;
  /** For a reservation: the conclusion to which it refers. */
  readonly conclusionId: string | null;
  readonly agendaItemId: string | null;
  /** RT2, or RT2/D-07 for a reservation; null for a group. */
  readonly label: string | null;
  /** Of an agenda item; null for the others. */
  readonly title: LocalizedText | null;
  /** The part that is searched: title and note, the statement, or title and name of the file. */
  readonly text: LocalizedText;
}

interface Row extends Omit<FoundText, 'label'> {
  readonly meetingId: string | null;
  readonly roundtableNumber: number | null;
  readonly number: number | null;
}

/** Joins two texts of one language by a line break, as one text to search in and quote from. */
const joined = (first: string, second: string): string =>
  `jsonb_build_object('en', concat_ws(' ', ${first} ->> 'en', ${second} ->> 'en'),
    'zh', concat_ws(' ', ${first} ->> 'zh', ${second} ->> 'zh'))`;

const sql = `
SELECT f.*, m.working_group_id AS "workingGroupId", c.roundtable_id AS "groupRoundtableId", r.state, r.number AS "roundtableNumber" FROM (
  SELECT 'agenda-item' AS kind, i.id, i.roundtable_id AS "roundtableId", i.meeting_id AS "meetingId", NULL::uuid AS "conclusionId",
    i.id AS "agendaItemId", NULL::int AS number, i.title, ${joined('i.title', 'i.note')} AS text
  FROM dialogue_agenda_item i WHERE i.status <> 'declined' AND num_nonnulls(i.roundtable_id, i.meeting_id) > 0
  UNION ALL
  SELECT 'reservation', v.id, c.roundtable_id, NULL, c.id, c.agenda_item_id, c.number, NULL, v.statement
  FROM dialogue_reservation v JOIN dialogue_conclusion c ON c.id = v.conclusion_id
  UNION ALL
  SELECT 'document', d.id, d.roundtable_id, d.meeting_id, NULL, d.agenda_item_id, NULL, NULL,
    jsonb_build_object('en', d.title || ' (' || d.file_name || ')', 'zh', d.title || '（' || d.file_name || '）')
  FROM dialogue_document d
) f LEFT JOIN dialogue_roundtable r ON r.id = f."roundtableId" LEFT JOIN dialogue_meeting m ON m.id = f."meetingId"
LEFT JOIN dialogue_constituency_group c ON c.id = m.constituency_group_id
WHERE strpos(lower(f.text ->> 'en'), $1) > 0 OR strpos(lower(f.text ->> 'zh'), $1) > 0
ORDER BY COALESCE(r.starts_on, m.starts_on) DESC, f.kind, f.id LIMIT 200`;

/**
 * Searches agenda items, reservations and documents in both languages; those of the latest roundtables and meetings of
 * groups come first.
 */
export async function textSearch(tx: ReadTransaction, words: string): Promise<readonly FoundText[]> {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const rows = await tx.query<Row>(sql, [wanted]);
  return rows.map(({ roundtableNumber, number, meetingId: _meeting, ...row }) => ({
    ...row,
    label: labelOf(roundtableNumber, number),
  }));
}

function labelOf(roundtable: number | null, conclusion: number | null): string | null {
  if (roundtable === null) return null;
  return conclusion === null ? roundtableLabel(roundtable) : conclusionLabel(roundtable, conclusion);
}
