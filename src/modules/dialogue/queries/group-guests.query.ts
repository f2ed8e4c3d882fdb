import type { Constituency } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { GuestKind } from '../domain/group-guests.js';
import { seatsNow } from '../domain/substitution.js';
import type { MeetingSeat } from './meeting-bodies.query.js';

/** A guest of a meeting of the own group, as far as the current user sees the meeting. */
export interface GuestRow {
  readonly id: string;
  readonly meetingId: string;
  readonly personId: string;
  readonly kind: GuestKind;
  readonly admittedBy: string;
  /** Null while a second titular member is awaited. */
  readonly since: Date | null;
  /** The admission has ended with the meeting, or was withdrawn. */
  readonly endedAt: Date | null;
}

const sql = `
SELECT v.id, v.meeting_id AS "meetingId", v.person_id AS "personId", v.kind, v.admitted_by AS "admittedBy", v.since,
  v.ended_at AS "endedAt"
FROM dialogue_group_guest v`;

/** The guests of these meetings, with those who are proposed. */
export async function guestsOfMeetings(tx: ReadTransaction, ids: readonly string[]): Promise<readonly GuestRow[]> {
  const kept = '(v.ended_at IS NULL OR v.since IS NOT NULL)';
  return tx.query<GuestRow>(`${sql} WHERE v.meeting_id = ANY ($1::uuid[]) AND ${kept} ORDER BY v.asked_at, v.id`, [
    ids,
  ]);
}

/** Guests as the room shows them: of none of the groups, so that they count for no quorum. */
export async function guestSeats(tx: ReadTransaction, meetingId: string): Promise<readonly MeetingSeat[]> {
  // a guest sees no other guests' rows, but is in the room with them
  const rows = await tx.query<Pick<GuestRow, 'id' | 'personId' | 'kind'>>(
    'SELECT v.id, v.person_id AS "personId", v.kind FROM dialogue_guests_of_meeting($1) v',
    [meetingId],
  );
  return seatsNow(
    rows.map(({ id, personId, kind }) => ({
      ...{ id, personId, kind, function: null, constituency: null, capacity: kind },
      ...{ sex: 'not-stated' as const, organisationId: null, replacedById: null },
    })),
  );
}

interface OwnAdmission {
  readonly meetingId: string;
  readonly kind: GuestKind;
  readonly groupId: string;
  readonly constituency: Constituency;
}

/** The group meetings at a roundtable to which the current user is admitted as a guest. */
export async function ownAdmissions(tx: ReadTransaction, roundtableId: string): Promise<readonly OwnAdmission[]> {
  return tx.query<OwnAdmission>(
    `SELECT v.meeting_id AS "meetingId", v.kind, m.constituency_group_id AS "groupId", v.constituency
     FROM dialogue_group_guest v JOIN dialogue_meeting m ON m.id = v.meeting_id
     WHERE v.roundtable_id = $1 AND v.person_id = $2 AND v.since IS NOT NULL AND v.ended_at IS NULL
     ORDER BY m.starts_on, m.number, v.id`,
    [roundtableId, tx.actor.personId],
  );
}

export interface GuestProposal {
  readonly id: string;
  readonly roundtableId: string;
  readonly personId: string;
  readonly admittedBy: string;
}

/** Guests who await a second titular member, as far as the current user has been accepted to the group. */
export async function openGuestProposals(
  tx: ReadTransaction,
  constituency: Constituency,
): Promise<readonly GuestProposal[]> {
  return tx.query<GuestProposal>(
    `SELECT v.id, v.roundtable_id AS "roundtableId", v.person_id AS "personId", v.admitted_by AS "admittedBy"
     FROM dialogue_group_guest v JOIN dialogue_meeting m ON m.id = v.meeting_id
     WHERE v.constituency = $1 AND v.since IS NULL AND v.ended_at IS NULL ORDER BY v.asked_at, v.id`,
    [constituency],
  );
}

export interface Admission {
  readonly personId: string;
  /** Of the acceptance to the group, or of the admission as a guest; another one if it ended and was given again. */
  readonly id: string;
}

/** Who may be at this meeting of the own group: accepted people and guests. None for meetings of other kinds. */
export async function admissionsTo(tx: ReadTransaction, meetingId: string): Promise<readonly Admission[]> {
  return tx.query<Admission>(
    `SELECT a.person_id AS "personId", a.id FROM dialogue_meeting m
       JOIN dialogue_constituency_group g ON g.id = m.constituency_group_id
       JOIN dialogue_group_acceptance a ON a.roundtable_id = g.roundtable_id AND a.constituency = g.constituency
     WHERE m.id = $1 AND a.since IS NOT NULL AND a.ended_at IS NULL
     UNION ALL
     SELECT person_id, id FROM dialogue_group_guest WHERE meeting_id = $1 AND since IS NOT NULL AND ended_at IS NULL`,
    [meetingId],
  );
}
