import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { dayIn } from '../../../kernel/day.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { type AgendaEntry, DialogueFacade, type MeetingBody, type MeetingSeat } from '../../dialogue/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import type { InvitedMeeting } from '../domain/invitation.js';
import { meetingStateFor } from '../domain/invitation.js';
import type { LetterMeeting } from '../domain/invitation-letter.js';

/** A meeting with what its invitations say. */
export interface MeetingToInvite extends InvitedMeeting, LetterMeeting {
  readonly id: string;
  readonly number: number;
  readonly invitation: ReturnType<typeof meetingStateFor>;
  /** Today in the time zone of the meeting. */
  readonly today: string;
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
    const workspace = await this.identity.workspace(tx);
    if (body === undefined || workspace === undefined) return undefined;
    const rows = await this.dialogue.meetings(tx, bodyId);
    const places = await this.directory.places(
      tx,
      rows.map(({ placeId }) => placeId).filter((id) => id !== null),
    );
    const names = new Map(places.map(({ id, name }) => [id, name]));
    const meetings = rows.map((row) => meetingOf(row, { body, workspace: workspace.name, names, now: tx.now }));
    const seats = await this.membersAmong(tx, body, await this.dialogue.seats(tx, bodyId));
    return { id: bodyId, kind: body.kind, seats, chairIds: body.chairIds, meetings };
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

  /** The agenda in reading order, with numbers and times. */
  async agenda(tx: ReadTransaction, meetingId: string): Promise<readonly AgendaEntry[]> {
    return this.dialogue.agenda(tx, meetingId);
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

function meetingOf(
  row: Row,
  about: {
    readonly body: MeetingBody;
    readonly workspace: LocalizedText;
    readonly names: ReadonlyMap<string, LocalizedText>;
    readonly now: Date;
  },
): MeetingToInvite {
  const { id, number, title, startsOn, endsOn, opensAt, closesAt, placeId, state, reason, timeZone } = row;
  const { label, title: name, state: bodyState } = about.body;
  const schedule = { startsOn, endsOn, opensAt, closesAt, timeZone, placeId };
  const today = dayIn(about.now, timeZone);
  return {
    ...{ id, number, title, state, bodyState, reason, today, ...schedule },
    invitation: meetingStateFor({ ...schedule, state, bodyState }, today),
    ...{ label, workspace: about.workspace },
    body: name,
    place: placeId === null ? null : (about.names.get(placeId) ?? null),
  };
}
