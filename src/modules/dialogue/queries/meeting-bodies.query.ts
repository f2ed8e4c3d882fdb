import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { Constituency } from '../../../kernel/actor.js';
import { conductsGroup, type MeetingBody, nameOfGroup, seatOfMember } from '../domain/meeting-body.js';
import { roundtableLabel, type RoundtableState } from '../domain/roundtable.js';
import { type Seat, seatingOrder } from '../domain/seating.js';
import { type SeatNow, seatsNow } from '../domain/substitution.js';
import type { MemberFunction, WorkingGroupMember } from '../domain/working-group.js';

interface Row {
  readonly id: string;
  readonly number: number | null;
  readonly title: LocalizedText;
  readonly timeZone: string | null;
  readonly state: RoundtableState | null;
  readonly constituency: Constituency | null;
  readonly groupRoundtableId: string | null;
  readonly quorum: MeetingBody['quorum'];
  /** Of a meeting that has ended. */
  readonly kept: MeetingBody['quorum'];
}

/** A person at a meeting, with the group and sex recorded when the seat was assigned or the group was joined. */
export type MeetingSeat = Omit<Seat, 'roundtableId' | 'version'> & SeatNow;

const sql = `
SELECT id, number, title, time_zone AS "timeZone", state, NULL AS constituency,
  NULL::uuid AS "groupRoundtableId", jsonb_build_object('government', quorum_government, 'employers', quorum_employers,
  'workers', quorum_workers) AS quorum FROM dialogue_roundtable
UNION ALL
SELECT g.id, NULL, g.name, (SELECT m.time_zone FROM dialogue_meeting m WHERE m.working_group_id = g.id
  ORDER BY m.number DESC LIMIT 1), NULL, NULL, NULL, NULL
FROM dialogue_working_group g
UNION ALL
SELECT c.id, NULL, r.title, r.time_zone, NULL, c.constituency, r.id, NULL
FROM dialogue_constituency_group c JOIN dialogue_roundtable r ON r.id = c.roundtable_id`;

const seatSql = `
SELECT s.id, s.roundtable_id AS "roundtableId", s.person_id AS "personId", s.kind, s.function, s.constituency, s.capacity,
  s.sex, s.organisation_id AS "organisationId", s.version, (
    SELECT x.substitute_id FROM dialogue_substitution x
    WHERE x.seat_id = s.id AND x.starts_at <= $2 AND x.ends_at > $2 LIMIT 1) AS "replacedById"
FROM dialogue_seat s WHERE s.roundtable_id = $1`;

const memberSql = `
SELECT id, person_id AS "personId", function, constituency, capacity, sex, organisation_id AS "organisationId"
FROM dialogue_working_group_member WHERE working_group_id = $1`;

const groupSeatSql = `
SELECT s.id, s.person_id AS "personId", s.kind,
  CASE WHEN s.function = 'spokesperson' AND a.spokesperson_by IS NULL THEN NULL ELSE s.function END AS function,
  s.constituency, s.capacity, s.sex, s.organisation_id AS "organisationId"
FROM dialogue_seat s JOIN dialogue_constituency_group g
    ON g.roundtable_id = s.roundtable_id AND g.constituency = s.constituency
  JOIN dialogue_people_of_group($1) a ON a.person_id = s.person_id WHERE g.id = $1`;

/** With an open roundtable, or a group that has a meeting ahead or in session. */
const convenedSql = `
SELECT id FROM dialogue_roundtable WHERE state IN ('convened', 'in-session', 'reopened')
UNION
SELECT working_group_id FROM dialogue_meeting
WHERE working_group_id IS NOT NULL AND state IN ('convened', 'in-session')
UNION
SELECT constituency_group_id FROM dialogue_meeting
WHERE constituency_group_id IS NOT NULL AND state IN ('convened', 'in-session')
ORDER BY id`;

const ownSql = `
SELECT roundtable_id AS id FROM dialogue_seat WHERE person_id = $1
UNION
SELECT working_group_id FROM dialogue_working_group_member WHERE person_id = $1
UNION
SELECT g.id FROM dialogue_group_acceptance a JOIN dialogue_constituency_group g
  ON g.roundtable_id = a.roundtable_id AND g.constituency = a.constituency
WHERE a.person_id = $1 AND a.since IS NOT NULL AND a.ended_at IS NULL
UNION
SELECT m.constituency_group_id FROM dialogue_group_guest v JOIN dialogue_meeting m ON m.id = v.meeting_id
WHERE v.person_id = $1 AND v.since IS NOT NULL AND v.ended_at IS NULL
ORDER BY id`;

/** The roundtable, working group or constituency's group with this id, and with the quorum of one of its meetings. */
export async function meetingBody(
  tx: ReadTransaction,
  id: string,
  meetingId: string | null = null,
): Promise<MeetingBody | undefined> {
  const keptSql = `SELECT m.quorum FROM dialogue_meeting m WHERE m.id = $2::uuid`;
  const [row] = await tx.query<Row>(`SELECT b.*, (${keptSql}) AS kept FROM (${sql}) b WHERE b.id = $1`, [
    id,
    meetingId,
  ]);
  if (row === undefined) return undefined;
  const { number, state, constituency, groupRoundtableId } = row;
  const quorum = row.kept ?? row.quorum;
  const ofGroup = constituency === null ? 'working-group' : 'constituency-group';
  return {
    ...{ id, state, constituency, groupRoundtableId, quorum, timeZone: row.timeZone ?? 'UTC' },
    kind: state === null ? ofGroup : 'roundtable',
    title: constituency === null ? row.title : nameOfGroup(constituency, row.title),
    label: number === null ? null : roundtableLabel(number),
    chairIds: state === null ? await chairsOf(tx, row) : [],
  };
}

type SeatRow = Seat & Pick<SeatNow, 'replacedById'>;

export async function seatRows(
  tx: ReadTransaction,
  roundtableId: string,
  at: Date = tx.now,
): Promise<readonly SeatRow[]> {
  return (await tx.query<SeatRow>(seatSql, [roundtableId, at])).toSorted(seatingOrder);
}

/** The seats of a roundtable, those of one constituency at it who were accepted to its meetings, or the members of a working group, in the order around the table. */
export async function meetingSeats(
  tx: ReadTransaction,
  bodyId: string,
  at: Date = tx.now,
): Promise<readonly MeetingSeat[]> {
  const seats = await seatRows(tx, bodyId, at);
  if (seats.length > 0) return seatsNow(seats);
  // substitutions are for the meetings of the roundtable
  const replacedById = null;
  const ofGroup = await tx.query<Omit<MeetingSeat, keyof SeatNow>>(groupSeatSql, [bodyId]);
  if (ofGroup.length > 0) return seatsNow(ofGroup.map((seat) => ({ ...seat, replacedById })).toSorted(seatingOrder));
  const members = await tx.query<WorkingGroupMember>(memberSql, [bodyId]);
  const asSeats = members.map((member) => ({ ...member, ...seatOfMember(member.function), replacedById }));
  return seatsNow(asSeats.toSorted(seatingOrder));
}

async function chairsOf(tx: ReadTransaction, { id, constituency }: Row): Promise<readonly string[]> {
  if (constituency !== null) return (await meetingSeats(tx, id)).filter(conductsGroup).map(({ personId }) => personId);
  const members = await tx.query<{ personId: string; function: MemberFunction }>(memberSql, [id]);
  return members.filter((member) => member.function === 'convenor').map(({ personId }) => personId);
}

/** Ids of the roundtables and groups whose people are invited to meetings. */
export async function convenedBodies(tx: ReadTransaction): Promise<readonly string[]> {
  return (await tx.query<{ id: string }>(convenedSql)).map(({ id }) => id);
}

/** Ids of the roundtables at which a person has a seat, and of the groups to which the person belongs or is a guest of. */
export async function bodiesOf(tx: ReadTransaction, personId: string): Promise<readonly string[]> {
  return (await tx.query<{ id: string }>(ownSql, [personId])).map(({ id }) => id);
}
