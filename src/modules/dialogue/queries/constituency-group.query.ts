import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { nameOfGroup } from '../domain/meeting-body.js';
import type { Seat } from '../domain/seating.js';
import { type GuestRow, guestsOfMeetings } from './group-guests.query.js';
import { seatRows } from './meeting-bodies.query.js';
import { type MeetingPage, meetingPages, meetingRows } from './meetings.query.js';
import {
  type AgendaEntry,
  agendaOfMeetings,
  type DocumentRow,
  documentsOfMeetings,
  timetable,
} from './roundtable-page.query.js';

interface ConstituencyGroupRow {
  readonly id: string;
  readonly roundtableId: string;
  readonly constituency: Constituency;
  readonly title: LocalizedText;
  /** Those who were accepted. */
  readonly memberIds: readonly string[];
  /** The guests of its meetings that have not ended. */
  readonly guestIds: readonly string[];
}

/** A constituency at a roundtable with its own meetings, their agendas and their documents. */
export interface ConstituencyGroupPage {
  readonly constituency: Constituency;
  readonly members: readonly Seat[];
  readonly meetings: readonly MeetingPage[];
  /** Of all meetings, in the order of their days. */
  readonly agenda: readonly AgendaEntry[];
  readonly documents: readonly DocumentRow[];
  readonly guests: readonly GuestRow[];
}

const sql = `
SELECT g.id, g.roundtable_id AS "roundtableId", g.constituency, r.title,
  ARRAY(SELECT a.person_id FROM dialogue_group_acceptance a WHERE a.roundtable_id = g.roundtable_id
    AND a.constituency = g.constituency AND a.since IS NOT NULL AND a.ended_at IS NULL) AS "memberIds",
  ARRAY(SELECT v.person_id FROM dialogue_group_guest v WHERE v.roundtable_id = g.roundtable_id
    AND v.constituency = g.constituency AND v.since IS NOT NULL AND v.ended_at IS NULL) AS "guestIds"
FROM dialogue_constituency_group g JOIN dialogue_roundtable r ON r.id = g.roundtable_id ORDER BY g.created_at, g.id`;

export interface GroupRefusal {
  readonly personId: string;
  readonly reason: string;
  readonly refusedAt: Date;
}

const refusalSql = `
SELECT a.person_id AS "personId", a.refusal AS reason, a.asked_at AS "refusedAt"
FROM dialogue_group_acceptance a JOIN dialogue_seat s ON s.roundtable_id = a.roundtable_id AND s.person_id = a.person_id
WHERE a.roundtable_id = $1 AND a.constituency = $2 AND a.refusal IS NOT NULL
  AND (s.organisation_id = $3::uuid OR a.person_id = $4::uuid) ORDER BY a.asked_at DESC, a.id`;

/** The reasons of refusals, for the person and the organisation that nominated the person. */
export async function refusalsOf(
  tx: ReadTransaction,
  {
    roundtableId,
    constituency,
    personId,
  }: Pick<ConstituencyGroupRow, 'roundtableId' | 'constituency'> & { personId: string },
): Promise<readonly GroupRefusal[]> {
  return tx.query<GroupRefusal>(refusalSql, [roundtableId, constituency, tx.actor.organisationId, personId]);
}

/** The groups that have planned a meeting, as far as the current user may see them. */
export async function constituencyGroups(tx: ReadTransaction): Promise<readonly ConstituencyGroupRow[]> {
  const rows = await tx.query<ConstituencyGroupRow>(sql);
  return rows.map((row) => ({ ...row, title: nameOfGroup(row.constituency, row.title) }));
}

export async function constituencyGroupPage(
  tx: ReadTransaction,
  { roundtableId, constituency }: { readonly roundtableId: string; readonly constituency: Constituency },
): Promise<ConstituencyGroupPage> {
  const group = (await constituencyGroups(tx)).find(
    (one) => one.roundtableId === roundtableId && one.constituency === constituency,
  );
  const meetings = group === undefined ? [] : await meetingRows(tx, group.id);
  const ids = meetings.map(({ id }) => id);
  const rows = await agendaOfMeetings(tx, ids);
  return {
    constituency,
    members: (await seatRows(tx, roundtableId)).filter((seat) => seat.constituency === constituency),
    meetings: meetingPages(meetings, null),
    agenda: meetings.flatMap((meeting) => timetable(meeting, rows)),
    documents: await documentsOfMeetings(tx, ids),
    guests: await guestsOfMeetings(tx, ids),
  };
}
