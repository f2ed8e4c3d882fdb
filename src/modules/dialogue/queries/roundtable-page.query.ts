import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { isOnAgenda } from '../domain/agenda.js';
import type { AgendaItem } from '../domain/agenda.js';
import { clockTime, slotsOf } from '../domain/agenda-order.js';
import type { Slot } from '../domain/agenda-order.js';
import { conveningGaps } from '../domain/convening.js';
import type { ConveningGap } from '../domain/convening.js';
import { dayAt, nextStates, roundtableLabel, transitionOf } from '../domain/roundtable.js';
import type { OrganisationPart, Roundtable, RoundtableState } from '../domain/roundtable.js';
import { plannedSeats } from '../domain/seat-frame.js';
import type { FrameSeats, PlannedSeats } from '../domain/seat-frame.js';
import { parityOf } from '../domain/seating.js';
import type { Parity, Seat } from '../domain/seating.js';
import type { Substitution } from '../domain/substitution.js';
import { seatRows } from './meeting-bodies.query.js';
import { meetingPages, meetingRows } from './meetings.query.js';
import type { MeetingPage, MeetingRow } from './meetings.query.js';
import { substitutionsOf } from './substitutions.query.js';

export interface AgendaRow extends AgendaItem {
  readonly proposedById: string | null;
  /** RT1, if it comes from another roundtable. */
  readonly carriedFromLabel: string | null;
  /** Number of the meeting of the same roundtable from which it was carried over. */
  readonly carriedFromMeeting: number | null;
  /** Number of the meeting of the same roundtable or group from which it was moved. */
  readonly movedFromMeeting: number | null;
  /** Of an item that was carried over: the meeting of the same roundtable or group, or the roundtable unless a draft. */
  readonly carriedToMeeting: number | null;
  readonly carriedToLabel: string | null;
  readonly createdAt: Date;
}

export interface AgendaEntry extends AgendaRow, Pick<Slot, 'label' | 'depth' | 'minutes'> {
  /** Calendar day, YYYY-MM-DD, and local time, HH:MM; null if not planned. */
  readonly date: string;
  readonly startsAt: string | null;
}

export interface TransitionRow {
  readonly from: RoundtableState;
  readonly to: RoundtableState;
  readonly reason: string | null;
  readonly personId: string | null;
  readonly changedAt: Date;
}

export interface DocumentRow {
  readonly id: string;
  readonly meetingId: string | null;
  readonly agendaItemId: string | null;
  /** Given when the meeting is convened; null before. */
  readonly number: number | null;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly attachedAt: Date;
}

export interface RoundtablePage extends Roundtable {
  readonly label: string;
  readonly nextStates: readonly { readonly to: RoundtableState; readonly needsReason: boolean }[];
  readonly organisations: readonly { readonly organisationId: string; readonly part: OrganisationPart }[];
  readonly meetings: readonly MeetingPage[];
  /** Of all meetings, in the order of their days. */
  readonly agenda: readonly AgendaEntry[];
  readonly proposals: readonly AgendaRow[];
  readonly declined: readonly AgendaRow[];
  readonly seats: readonly Seat[];
  readonly substitutions: readonly Substitution[];
  readonly parity: Parity;
  /** If the roundtable was created with a template: its seats, and how many of them are assigned. */
  readonly plannedSeats: readonly PlannedSeats[];
  /** Of a draft: what is missing for convening. */
  readonly conveningGaps: readonly ConveningGap[];
  /** Of the workspace, in percent of titular seats; null: no target. */
  readonly womenShareTarget: number | null;
  readonly documents: readonly DocumentRow[];
  readonly transitions: readonly TransitionRow[];
}

const roundtableSql = `
SELECT id, number, title, note, basis, starts_on::text AS "startsOn", ends_on::text AS "endsOn", opens_at AS "opensAt",
  time_zone AS "timeZone", place_id AS "placeId", quorum_government AS "quorumGovernment", quorum_employers AS "quorumEmployers",
  quorum_workers AS "quorumWorkers", seat_frame AS "seatFrame", state, last_conclusion AS "lastConclusion", version,
  field_versions AS "fieldVersions"
FROM dialogue_roundtable WHERE id = $1`;

const agendaSql = `
SELECT i.id, i.roundtable_id AS "roundtableId", i.meeting_id AS "meetingId", i.parent_id AS "parentId", i.day, i.position, i.number, i.title, i.note,
  i.planned_minutes AS "plannedMinutes", i.presenter_id AS "presenterId", i.kind, i.status,
  i.source_type AS "sourceType", i.source_id AS "sourceId", i.carried_from_id AS "carriedFromId", i.declined_reason AS "declinedReason",
  i.proposed_by_id AS "proposedById", i.version, i.field_versions AS "fieldVersions", i.created_at AS "createdAt",
  'RT' || origin.number AS "carriedFromLabel", sitting.number AS "carriedFromMeeting",
  (SELECT m.number FROM dialogue_meeting m WHERE m.id = i.moved_from_id) AS "movedFromMeeting",
  onward.meeting AS "carriedToMeeting", 'RT' || onward.roundtable AS "carriedToLabel"
FROM dialogue_agenda_item i
LEFT JOIN dialogue_agenda_item was ON was.id = i.carried_from_id
LEFT JOIN dialogue_roundtable origin ON origin.id = was.roundtable_id AND origin.id <> i.roundtable_id
LEFT JOIN dialogue_meeting sitting ON sitting.id = was.meeting_id AND was.roundtable_id IS NOT DISTINCT FROM i.roundtable_id
LEFT JOIN LATERAL (
  SELECT m.number AS meeting, r.number AS roundtable FROM dialogue_agenda_item n
  LEFT JOIN dialogue_meeting m ON m.id = n.meeting_id AND n.roundtable_id IS NOT DISTINCT FROM i.roundtable_id
  LEFT JOIN dialogue_roundtable r ON r.id = n.roundtable_id AND r.id <> i.roundtable_id AND r.state <> 'draft'
  WHERE i.status = 'carried-over' AND n.carried_from_id = i.id LIMIT 1) onward ON true`;

const inOrder = 'ORDER BY i.created_at, i.id';

const documentSql = `
SELECT d.id, coalesce(i.meeting_id, d.meeting_id) AS "meetingId", d.agenda_item_id AS "agendaItemId", d.number, d.title,
  d.file_name AS "fileName", d.media_type AS "mediaType", d.bytes::float8 AS bytes, d.sha256, d.attached_at AS "attachedAt"
FROM dialogue_document d LEFT JOIN dialogue_agenda_item i ON i.id = d.agenda_item_id`;

const inDocumentOrder = 'ORDER BY d.number, d.attached_at, d.id';

const transitionSql = `
SELECT from_state AS "from", to_state AS "to", reason, person_id AS "personId", changed_at AS "changedAt"
FROM dialogue_roundtable_transition WHERE roundtable_id = $1 ORDER BY changed_at, id`;

const organisationSql = `
SELECT organisation_id AS "organisationId", part FROM dialogue_roundtable_organisation WHERE roundtable_id = $1
ORDER BY array_position(ARRAY['lead', 'host', 'partner'], part), id`;

/** The organisations that invite to a roundtable: those that lead or host it. */
export async function invitingOrganisations(tx: ReadTransaction, roundtableId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ organisationId: string; part: OrganisationPart }>(organisationSql, [roundtableId]);
  return rows.filter(({ part }) => part !== 'partner').map(({ organisationId }) => organisationId);
}

/** Agenda of a meeting in reading order, with numbers and times. */
export function timetable(
  meeting: Pick<MeetingRow, 'id' | 'startsOn' | 'opensAt'>,
  rows: readonly AgendaRow[],
): readonly AgendaEntry[] {
  const items = rows.filter((row) => row.meetingId === meeting.id && isOnAgenda(row.status));
  return slotsOf(items).map((slot): AgendaEntry => {
    const item = items.find((row) => row.id === slot.id)!;
    const { opensAt } = meeting;
    const startsAt = opensAt === null || slot.startsAfter === null ? null : clockTime(opensAt, slot.startsAfter);
    const { label, depth, minutes } = slot;
    return { ...item, label, depth, minutes, startsAt, date: dayAt(meeting.startsOn, item.day) };
  });
}

export async function agendaRows(tx: ReadTransaction, roundtableId: string): Promise<readonly AgendaRow[]> {
  return tx.query<AgendaRow>(`${agendaSql} WHERE i.roundtable_id = $1 ${inOrder}`, [roundtableId]);
}

/** The items of some meetings, of roundtables or working groups. */
export async function agendaOfMeetings(tx: ReadTransaction, ids: readonly string[]): Promise<readonly AgendaRow[]> {
  return tx.query<AgendaRow>(`${agendaSql} WHERE i.meeting_id = ANY ($1::uuid[]) ${inOrder}`, [ids]);
}

export async function documentRows(tx: ReadTransaction, roundtableId: string): Promise<readonly DocumentRow[]> {
  return tx.query<DocumentRow>(`${documentSql} WHERE d.roundtable_id = $1 ${inDocumentOrder}`, [roundtableId]);
}

/** The documents of some meetings, of roundtables or working groups. */
export async function documentsOfMeetings(
  tx: ReadTransaction,
  ids: readonly string[],
): Promise<readonly DocumentRow[]> {
  const whereSql = 'coalesce(i.meeting_id, d.meeting_id) = ANY ($1::uuid[])';
  return tx.query<DocumentRow>(`${documentSql} WHERE ${whereSql} ${inDocumentOrder}`, [ids]);
}

const shownSubstitution = ({ id, seatId, substituteSeatId, startsAt, endsAt }: Substitution): Substitution => ({
  ...{ id, seatId, substituteSeatId, startsAt, endsAt },
});

/** The share of women among titular seats that the workspace wants to reach; null: no target. */
export async function womenShareTarget(tx: ReadTransaction): Promise<number | null> {
  const [target] = await tx.query<{ percent: number }>('SELECT percent FROM dialogue_women_share_target', []);
  return target?.percent ?? null;
}

export async function roundtablePage(tx: ReadTransaction, id: string): Promise<RoundtablePage | undefined> {
  const [found] = await tx.query<Roundtable & { readonly seatFrame: readonly FrameSeats[] }>(roundtableSql, [id]);
  if (found === undefined) return undefined;
  const { seatFrame, ...roundtable } = found;
  const rows = await agendaRows(tx, id);
  const seats = await seatRows(tx, id);
  const meetings = await meetingRows(tx, id);
  return {
    ...roundtable,
    label: roundtableLabel(roundtable.number),
    nextStates: nextStates(roundtable.state).map((to) => ({
      to,
      needsReason: transitionOf(roundtable.state, to)?.needsReason ?? false,
    })),
    organisations: await tx.query(organisationSql, [id]),
    meetings: meetingPages(meetings, roundtable.state),
    agenda: meetings.flatMap((meeting) => timetable(meeting, rows)),
    proposals: rows.filter((row) => row.status === 'proposed'),
    declined: rows.filter((row) => row.status === 'declined'),
    seats,
    substitutions: (await substitutionsOf(tx, id)).map(shownSubstitution),
    parity: parityOf(seats),
    plannedSeats: plannedSeats(seatFrame, seats),
    womenShareTarget: await womenShareTarget(tx),
    conveningGaps: roundtable.state === 'draft' ? conveningGaps(seats, rows) : [],
    documents: await documentRows(tx, id),
    transitions: await tx.query<TransitionRow>(transitionSql, [id]),
  };
}
