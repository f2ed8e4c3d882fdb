import type { Constituency } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { meetingStateChanged } from '../domain/events.js';
import { groupAfter, missingConstituencies } from '../domain/working-group.js';
import type { ConvenorTurn, GroupEvent, WorkingGroup, WorkingGroupMember } from '../domain/working-group.js';
import { meetingPages, meetingRows } from './meetings.query.js';
import type { MeetingPage } from './meetings.query.js';
import { agendaOfMeetings, documentsOfMeetings, timetable } from './roundtable-page.query.js';
import type { AgendaEntry, DocumentRow } from './roundtable-page.query.js';

export interface WorkingGroupPage extends WorkingGroup {
  readonly roundtableNumber: number | null;
  readonly members: readonly WorkingGroupMember[];
  /** By their days, also past ones. */
  readonly turns: readonly ConvenorTurn[];
  readonly missing: readonly Constituency[];
  /** Meetings that were not cancelled. */
  readonly meetingCount: number;
  /** First day of the earliest meeting that has not ended. */
  readonly nextMeetingOn: string | null;
}

/** A working group with its meetings, their agendas and their documents. */
export interface WorkingGroupDetail extends WorkingGroupPage {
  readonly meetings: readonly MeetingPage[];
  /** Of all meetings, in the order of their days. */
  readonly agenda: readonly AgendaEntry[];
  readonly documents: readonly DocumentRow[];
}

const sql = `
SELECT g.id, g.name, g.mandate, g.composition, g.membership, g.roundtable_id AS "roundtableId",
  g.formed_on::text AS "formedOn", g.basis, g.version, g.field_versions AS "fieldVersions",
  g.term_from::text AS "termFrom", g.term_until::text AS "termUntil", r.number AS "roundtableNumber",
  (SELECT count(*)::int FROM dialogue_meeting m
    WHERE m.working_group_id = g.id AND m.state <> 'cancelled') AS "meetingCount",
  (SELECT min(m.starts_on)::text FROM dialogue_meeting m
    WHERE m.working_group_id = g.id AND m.state IN ('planned', 'convened', 'in-session')) AS "nextMeetingOn"
FROM dialogue_working_group g LEFT JOIN dialogue_roundtable r ON r.id = g.roundtable_id
WHERE $1::uuid[] IS NULL OR g.id = ANY($1::uuid[]) ORDER BY g.created_at, g.id`;

const memberSql = `
SELECT id, working_group_id AS "workingGroupId", person_id AS "personId", function, constituency, capacity, sex,
  organisation_id AS "organisationId", version
FROM dialogue_working_group_member WHERE $1::uuid[] IS NULL OR working_group_id = ANY($1::uuid[])
ORDER BY array_position(ARRAY['convenor', 'member', 'adviser'], function),
  array_position(ARRAY['government', 'employers', 'workers'], constituency), id`;

const turnSql = `
SELECT id, working_group_id AS "workingGroupId", person_id AS "personId", starts_on::text AS "startsOn"
FROM dialogue_convenor_turn WHERE $1::uuid[] IS NULL OR working_group_id = ANY($1::uuid[]) ORDER BY starts_on`;

export async function workingGroups(
  tx: ReadTransaction,
  ids?: readonly string[],
): Promise<readonly WorkingGroupPage[]> {
  type Row = Omit<WorkingGroupPage, 'members' | 'turns' | 'missing'>;
  const groups = await tx.query<Row>(sql, [ids ?? null]);
  const all = await tx.query<WorkingGroupMember>(memberSql, [ids ?? null]);
  const allTurns = await tx.query<ConvenorTurn & { readonly workingGroupId: string }>(turnSql, [ids ?? null]);
  return groups.map((group) => {
    const members = all.filter((member) => member.workingGroupId === group.id);
    const turns = allTurns.filter((turn) => turn.workingGroupId === group.id);
    return { ...group, members, turns, missing: missingConstituencies(group, members) };
  });
}

export async function workingGroupDetail(tx: ReadTransaction, id: string): Promise<WorkingGroupDetail | undefined> {
  const [group] = await workingGroups(tx, [id]);
  if (group === undefined) return undefined;
  const meetings = await meetingRows(tx, id);
  const ids = meetings.map((meeting) => meeting.id);
  const rows = await agendaOfMeetings(tx, ids);
  return {
    ...group,
    meetings: meetingPages(meetings, null),
    agenda: meetings.flatMap((meeting) => timetable(meeting, rows)),
    documents: await documentsOfMeetings(tx, ids),
  };
}

/**
 * The members and turns of a working group on the first day of a meeting, whatever has changed since: as recorded until
 * the end of that day, or until the meeting was convened, if it was entered afterwards.
 */
export async function groupAt(
  tx: ReadTransaction,
  groupId: string,
  meeting: { readonly id: string; readonly dayEnd: Date },
): Promise<ReturnType<typeof groupAfter>> {
  const convenedSql = `SELECT max(recorded_at) FROM domain_event
    WHERE subject = $1 AND type = $4 AND payload ->> 'meetingId' = $3 AND payload ->> 'to' = 'convened'`;
  const sql = `SELECT type, payload FROM domain_event
    WHERE subject = $1 AND recorded_at <= greatest($2, (${convenedSql})) ORDER BY recorded_at, id`;
  const { id, dayEnd } = meeting;
  return groupAfter(await tx.query<GroupEvent>(sql, [groupId, dayEnd, id, meetingStateChanged]));
}

/** The working groups that a person convenes. */
export async function groupsConvenedBy(tx: ReadTransaction, personId: string): Promise<readonly string[]> {
  const sql = `SELECT working_group_id AS id FROM dialogue_working_group_member WHERE person_id = $1 AND function = 'convenor'`;
  return (await tx.query<{ readonly id: string }>(sql, [personId])).map(({ id }) => id);
}
