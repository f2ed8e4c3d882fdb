import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { inOrder, isRoomOpen, meetingMoves } from '../domain/meeting.js';
import type { Meeting, MeetingState } from '../domain/meeting.js';
import type { RoundtableState } from '../domain/roundtable.js';
import type { MeetingBody } from '../domain/meeting-body.js';
import { meetingBody } from './meeting-bodies.query.js';

export interface MeetingRow extends Omit<Meeting, 'fieldVersions' | 'timeZone'> {
  readonly timeZone: string;
  /** When its session first began and last ended. */
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
  readonly agendaItems: number;
}

export interface MeetingPage extends MeetingRow {
  readonly nextStates: readonly { readonly to: MeetingState; readonly needsReason: boolean }[];
}

/** A meeting as its live room needs it. */
export interface MeetingSummary {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText | null;
  readonly state: MeetingState;
  /** From convening until its end people can act in the room. */
  readonly open: boolean;
  /** Local time at which each day opens and is planned to end, HH:MM. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly body: MeetingBody;
}

const sql = `
SELECT m.id, m.roundtable_id AS "roundtableId", m.working_group_id AS "workingGroupId",
  m.constituency_group_id AS "constituencyGroupId",
  COALESCE(m.time_zone, r.time_zone) AS "timeZone", m.number, m.title, m.starts_on::text AS "startsOn",
  m.ends_on::text AS "endsOn", m.opens_at AS "opensAt", m.closes_at AS "closesAt", m.place_id AS "placeId", m.state,
  m.reason, m.version, m.began_at AS "beganAt", m.ended_at AS "endedAt", (SELECT count(*)::int FROM dialogue_agenda_item i
    WHERE i.meeting_id = m.id AND i.kind <> 'break' AND i.status NOT IN ('proposed', 'declined')) AS "agendaItems"
FROM dialogue_meeting m LEFT JOIN dialogue_roundtable r ON r.id = m.roundtable_id`;

const ofBody = 'm.roundtable_id = $1 OR m.working_group_id = $1 OR m.constituency_group_id = $1';

/** The meetings of a roundtable or group in the order of their days. */
export async function meetingRows(tx: ReadTransaction, bodyId: string): Promise<readonly MeetingRow[]> {
  return inOrder(await tx.query<MeetingRow>(`${sql} WHERE ${ofBody}`, [bodyId]));
}

/** Meetings of some bodies that end on or after a day, and those of all roundtables if asked for. */
export async function meetingRowsSince(
  tx: ReadTransaction,
  day: string,
  of: { readonly bodyIds: readonly string[]; readonly allRoundtables: boolean },
): Promise<readonly MeetingRow[]> {
  const bodySql = 'coalesce(m.roundtable_id, m.working_group_id, m.constituency_group_id) = ANY ($2::uuid[])';
  const whereSql = `m.ends_on >= $1 AND (${bodySql} OR $3 AND m.roundtable_id IS NOT NULL)`;
  return inOrder(await tx.query<MeetingRow>(`${sql} WHERE ${whereSql}`, [day, of.bodyIds, of.allRoundtables]));
}

export function meetingPages(rows: readonly MeetingRow[], roundtable: RoundtableState | null): readonly MeetingPage[] {
  return rows.map((row) => ({
    ...row,
    nextStates: meetingMoves(row.state, roundtable).map(({ to, needsReason }) => ({ to, needsReason })),
  }));
}

export async function meetingRow(tx: ReadTransaction, id: string): Promise<MeetingRow | undefined> {
  return (await tx.query<MeetingRow>(`${sql} WHERE m.id = $1`, [id]))[0];
}

/** Whatever a transaction records after it asked for a group meeting is recorded for the members of the group only. */
export async function meetingSummary(tx: ReadTransaction, id: string): Promise<MeetingSummary | undefined> {
  const row = await meetingRow(tx, id);
  const body = row && (await bodyOf(tx, row));
  if (row === undefined || body === undefined) return undefined;
  if (body.kind === 'constituency-group') tx.confineTo(body.id, id);
  const { number, title, state, opensAt, closesAt } = row;
  return { id, number, title, state, open: isRoomOpen(state), opensAt, closesAt, body };
}

async function bodyOf(
  tx: ReadTransaction,
  { id, roundtableId, workingGroupId, constituencyGroupId, timeZone }: MeetingRow,
): Promise<MeetingBody | undefined> {
  const body = await meetingBody(tx, roundtableId ?? workingGroupId ?? constituencyGroupId!, id);
  return body && { ...body, timeZone };
}
