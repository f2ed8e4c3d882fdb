import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { nameOfGroup } from '../domain/meeting-body.js';
import type { Seat } from '../domain/seating.js';
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
  /** Those with a seat of the constituency; whoever changed to another constituency since does not see the group. */
  readonly memberIds: readonly string[];
}

/** A constituency at a roundtable with its own meetings, their agendas and their documents. */
export interface ConstituencyGroupPage {
  readonly constituency: Constituency;
  readonly members: readonly Seat[];
  readonly meetings: readonly MeetingPage[];
  /** Of all meetings, in the order of their days. */
  readonly agenda: readonly AgendaEntry[];
  readonly documents: readonly DocumentRow[];
}

const sql = `
SELECT g.id, g.roundtable_id AS "roundtableId", g.constituency, r.title,
  ARRAY(SELECT s.person_id FROM dialogue_seat s
    WHERE s.roundtable_id = g.roundtable_id AND s.constituency = g.constituency) AS "memberIds"
FROM dialogue_constituency_group g JOIN dialogue_roundtable r ON r.id = g.roundtable_id ORDER BY g.created_at, g.id`;

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
  };
}
