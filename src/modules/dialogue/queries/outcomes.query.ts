import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { OutcomeKind } from '../../../kernel/outcome-kind.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { type RecordableKind, recordableBy } from '../domain/outcome.js';
import { roundtableLabel } from '../domain/roundtable.js';
import { meetingSeats } from './meeting-bodies.query.js';
import type { MeetingSummary } from './meetings.query.js';

export interface OutcomeRow {
  readonly id: string;
  readonly kind: OutcomeKind;
  /** The order in which the meeting recorded. */
  readonly number: number;
  readonly text: LocalizedText;
  readonly agendaItemId: string | null;
  readonly recordedAt: Date;
  /** When the spokesperson shared this position with the roundtable; null: only the group knows it. */
  readonly sharedAt: Date | null;
  /** Labels of the roundtables to which the recommendation was proposed; without drafts. */
  readonly proposedTo: readonly string[];
  /** Labels of the conclusions that roundtables made of the recommendation. */
  readonly conclusions: readonly string[];
}

export interface MeetingOutcomes {
  readonly items: readonly OutcomeRow[];
  /** What the current user may record now. */
  readonly recordable: readonly RecordableKind[];
  /** The current user is the spokesperson of this group. */
  readonly shares: boolean;
}

interface Row extends Omit<OutcomeRow, 'proposedTo' | 'conclusions'> {
  readonly proposedTo: readonly number[];
  readonly conclusions: readonly { readonly roundtable: number; readonly number: number }[];
}

const sql = `
SELECT o.id, o.kind, o.number, o.text, o.agenda_item_id AS "agendaItemId", o.recorded_at AS "recordedAt",
  p.shared_at AS "sharedAt",
  ARRAY(SELECT DISTINCT r.number FROM dialogue_agenda_item i JOIN dialogue_roundtable r ON r.id = i.roundtable_id
    WHERE i.source_type = 'recommendation.' || o.meeting_id AND i.source_id = o.id
      AND i.status <> 'declined' AND r.state <> 'draft' ORDER BY 1) AS "proposedTo",
  COALESCE((SELECT jsonb_agg(jsonb_build_object('roundtable', r.number, 'number', c.number) ORDER BY r.number, c.number)
    FROM dialogue_agenda_item i JOIN dialogue_conclusion c ON c.agenda_item_id = i.id
    JOIN dialogue_roundtable r ON r.id = c.roundtable_id
    WHERE i.source_type = 'recommendation.' || o.meeting_id AND i.source_id = o.id), '[]') AS conclusions
FROM dialogue_outcome o LEFT JOIN dialogue_shared_position p ON p.id = o.shared_position_id
WHERE o.meeting_id = $1 ORDER BY o.number`;

/** What a meeting recorded beside conclusions, in the order of recording. */
export async function outcomesOf(tx: ReadTransaction, meetingId: string): Promise<readonly OutcomeRow[]> {
  const rows = await tx.query<Row>(sql, [meetingId]);
  return rows.map((row) => ({
    ...row,
    proposedTo: row.proposedTo.map(roundtableLabel),
    conclusions: row.conclusions.map(({ roundtable, number }) => conclusionLabel(roundtable, number)),
  }));
}

async function records(tx: ReadTransaction, { body }: MeetingSummary, byRole: boolean): Promise<boolean> {
  const { personId } = tx.actor;
  if (body.kind === 'constituency-group') return personId !== null && body.chairIds.includes(personId);
  if (byRole || personId === null) return byRole;
  if (body.kind === 'working-group') return body.chairIds.includes(personId);
  return (await meetingSeats(tx, body.id)).some((seat) => seat.personId === personId && seat.rights.recordsConclusions);
}

const spokespersonSql = `
SELECT 1 FROM dialogue_group_acceptance a JOIN dialogue_seat s ON s.roundtable_id = a.roundtable_id
  AND s.person_id = a.person_id AND s.constituency = a.constituency AND s.function = 'spokesperson'
WHERE a.roundtable_id = $1 AND a.constituency = $2 AND a.person_id = $3 AND a.since IS NOT NULL AND a.ended_at IS NULL
  AND a.spokesperson_by IS NOT NULL`;

/** For the room of the meeting, which has checked that the current user may be there. `byRole`: a role records. */
export async function meetingOutcomes(
  tx: ReadTransaction,
  meeting: MeetingSummary,
  byRole: boolean,
): Promise<MeetingOutcomes> {
  const { kind, constituency, groupRoundtableId } = meeting.body;
  const reopened = meeting.body.state === 'reopened';
  const running = meeting.state === 'in-session' || reopened;
  const speaks = [groupRoundtableId, constituency, tx.actor.personId];
  return {
    items: await outcomesOf(tx, meeting.id),
    recordable: running && (await records(tx, meeting, byRole)) ? recordableBy[kind] : [],
    shares: kind === 'constituency-group' && (await tx.query(spokespersonSql, speaks)).length > 0,
  };
}

/** A position that a group has shared with its roundtable. */
export interface SharedPosition {
  readonly id: string;
  readonly constituency: Constituency;
  readonly text: LocalizedText;
  readonly sharedAt: Date;
}

export async function sharedPositions(tx: ReadTransaction, roundtableId: string): Promise<readonly SharedPosition[]> {
  return tx.query<SharedPosition>(
    `SELECT id, constituency, text, shared_at AS "sharedAt" FROM dialogue_shared_position
     WHERE roundtable_id = $1 ORDER BY shared_at, id`,
    [roundtableId],
  );
}
