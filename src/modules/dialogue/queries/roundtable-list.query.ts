import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { roundtableLabel } from '../domain/roundtable.js';
import type { RoundtableState } from '../domain/roundtable.js';

export interface RoundtableRow {
  readonly id: string;
  /** RT2 */
  readonly label: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeZone: string;
  readonly placeId: string | null;
  readonly state: RoundtableState;
  readonly titularSeats: number;
  readonly seats: number;
  readonly agendaItems: number;
  readonly proposals: number;
  readonly conclusions: number;
  readonly reservations: number;
}

const sql = `
SELECT r.id, r.number, r.title, r.starts_on::text AS "startsOn", r.ends_on::text AS "endsOn",
  r.time_zone AS "timeZone", r.place_id AS "placeId", r.state, r.last_conclusion AS conclusions,
  (SELECT count(*)::int FROM dialogue_seat s WHERE s.roundtable_id = r.id) AS seats,
  (SELECT count(*)::int FROM dialogue_seat s WHERE s.roundtable_id = r.id AND s.kind = 'titular') AS "titularSeats",
  (SELECT count(*)::int FROM dialogue_agenda_item i
    WHERE i.roundtable_id = r.id AND i.kind <> 'break' AND i.status NOT IN ('proposed', 'declined')
      AND NOT EXISTS (SELECT FROM dialogue_agenda_item n WHERE i.status = 'carried-over'
        AND n.carried_from_id = i.id AND n.roundtable_id = r.id AND n.meeting_id IS NOT NULL)) AS "agendaItems",
  (SELECT count(*)::int FROM dialogue_agenda_item i
    WHERE i.roundtable_id = r.id AND i.status = 'proposed') AS proposals,
  (SELECT count(*)::int FROM dialogue_reservation v JOIN dialogue_conclusion c ON c.id = v.conclusion_id
    WHERE c.roundtable_id = r.id AND v.withdrawn_at IS NULL) AS reservations
FROM dialogue_roundtable r
ORDER BY r.starts_on DESC, r.number DESC`;

/** The series, newest first. */
export async function roundtableList(tx: ReadTransaction): Promise<readonly RoundtableRow[]> {
  const rows = await tx.query<Omit<RoundtableRow, 'label'>>(sql);
  return rows.map((row) => ({ ...row, label: roundtableLabel(row.number) }));
}
