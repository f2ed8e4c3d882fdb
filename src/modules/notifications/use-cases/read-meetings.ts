import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { dayIn } from '../../../kernel/day.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import {
  type AgendaEntry,
  DialogueFacade,
  type DocumentRow,
  type MeetingBody,
  type MeetingSeat,
} from '../../dialogue/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade, type Reader } from '../../identity/index.js';
import type { InvitedMeeting } from '../domain/invitation.js';
import { meetingStateFor } from '../domain/invitation.js';
import type { LetterMeeting, LetterProgramme } from '../domain/invitation-letter.js';

/** A meeting with what its invitations say. */
export interface MeetingToInvite extends InvitedMeeting, LetterMeeting {
  readonly id: string;
  readonly bodyId: string;
  readonly number: number;
  readonly invitation: ReturnType<typeof meetingStateFor>;
  /** Today in the time zone of the meeting. */
  readonly today: string;
}

/** What an invitation says besides time and place. */
export interface MeetingProgramme extends LetterProgramme {
  readonly agenda: readonly AgendaEntry[];
}

/** A roundtable or group whose people are invited. */
export interface BodyToInvite {
  readonly id: string;
  readonly kind: MeetingBody['kind'];
  /** Those who chair the group. */
  readonly chairIds: readonly string[];
  readonly seats: readonly MeetingSeat[];
  readonly meetings: readonly MeetingToInvite[];
}

/** Reads the meetings of a roundtable or group as invitations show them. */
@Injectable()
export class ReadMeetings {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async ofBody(tx: ReadTransaction, bodyId: string): Promise<BodyToInvite | undefined> {
    const body = await this.dialogue.meetingBody(tx, bodyId);
    if (body === undefined) return undefined;
    const meetings = await this.shown(tx, await this.dialogue.meetings(tx, bodyId), [body]);
    const seats = await this.membersAmong(tx, body, await this.dialogue.seats(tx, bodyId));
    return { id: bodyId, kind: body.kind, seats, chairIds: body.chairIds, meetings };
  }

  /** The meetings of a person that end on or after a day, with their bodies; facilitators conduct all roundtables. */
  async ofPerson(tx: ReadTransaction, { personId, roles }: Reader['actor'], day: string) {
    const bodyIds = await this.dialogue.bodiesOf(tx, personId);
    const rows = await this.dialogue.meetingsSince(tx, day, { bodyIds, allRoundtables: roles.includes('facilitator') });
    const bodies: MeetingBody[] = [];
    for (const id of new Set(rows.map(bodyIdOf))) {
      const body = await this.dialogue.meetingBody(tx, id);
      if (body !== undefined) bodies.push(body);
    }
    return { bodies, meetings: await this.shown(tx, rows, bodies) };
  }

  /** The rows that belong to the bodies, with the names of their places. */
  private async shown(tx: ReadTransaction, rows: readonly Row[], bodies: readonly MeetingBody[]) {
    const workspace = await this.identity.workspace(tx);
    if (workspace === undefined) return [];
    const placeIds = rows.map(({ placeId }) => placeId).filter((id) => id !== null);
    const places = await this.directory.places(tx, [...new Set(placeIds)]);
    const names = new Map(places.map(({ id, name }) => [id, name]));
    const byId = new Map(bodies.map((body) => [body.id, body]));
    const documents = await this.dialogue.documents(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.flatMap((row) => {
      const body = byId.get(bodyIdOf(row));
      const about = { workspace: workspace.name, names, documents, now: tx.now };
      return body === undefined ? [] : [meetingOf(row, { body, ...about })];
    });
  }

  /** Whoever has changed to another constituency since the seat was assigned is no member of its group any more. */
  private async membersAmong(
    tx: ReadTransaction,
    { constituency }: MeetingBody,
    seats: readonly MeetingSeat[],
  ): Promise<readonly MeetingSeat[]> {
    if (constituency === null) return seats;
    const ids = seats.map(({ personId }) => personId);
    const people = (await this.identity.readers(tx, ids)).map(({ actor }) => actor);
    return seats.filter((seat) =>
      people.some((one) => one.personId === seat.personId && one.constituency === constituency),
    );
  }

  /** Who invites to a meeting, and its agenda in reading order. */
  async programme(tx: ReadTransaction, { id, bodyId, workspace }: MeetingToInvite): Promise<MeetingProgramme> {
    const inviting = await this.dialogue.invitingOrganisations(tx, bodyId);
    const organisations = inviting.length === 0 ? [] : await this.directory.organisations(tx, inviting);
    const names = inviting.flatMap((one) => organisations.filter((found) => found.id === one).map(({ name }) => name));
    const agenda = await this.dialogue.agenda(tx, id);
    return { inviters: names.length === 0 ? [workspace] : names, agenda };
  }

  /** The roundtable or group of a meeting, and the meeting. */
  async ofMeeting(
    tx: ReadTransaction,
    meetingId: string,
  ): Promise<{ readonly body: BodyToInvite; readonly meeting: MeetingToInvite } | undefined> {
    const found = await this.dialogue.meeting(tx, meetingId);
    const body = found && (await this.ofBody(tx, found.body.id));
    const meeting = body?.meetings.find(({ id }) => id === meetingId);
    return body === undefined || meeting === undefined ? undefined : { body, meeting };
  }
}

type Row = Awaited<ReturnType<DialogueFacade['meetings']>>[number];

function bodyIdOf({ roundtableId, workingGroupId, constituencyGroupId }: Row): string {
  return roundtableId ?? workingGroupId ?? constituencyGroupId!;
}

function meetingOf(
  row: Row,
  about: {
    readonly body: MeetingBody;
    readonly workspace: LocalizedText;
    readonly names: ReadonlyMap<string, LocalizedText>;
    readonly documents: readonly DocumentRow[];
    readonly now: Date;
  },
): MeetingToInvite {
  const { id, number, title, startsOn, endsOn, opensAt, closesAt, placeId, state, reason, timeZone } = row;
  const { label, title: name, state: bodyState } = about.body;
  const schedule = { startsOn, endsOn, opensAt, closesAt, timeZone, placeId };
  const today = dayIn(about.now, timeZone);
  return {
    ...{ id, bodyId: about.body.id, number, title, state, bodyState, reason, today, ...schedule },
    invitation: meetingStateFor({ ...schedule, state, bodyState }, today),
    ...{ label, workspace: about.workspace },
    body: name,
    place: placeId === null ? null : (about.names.get(placeId) ?? null),
    documents: about.documents.filter(({ meetingId }) => meetingId === id),
  };
}
