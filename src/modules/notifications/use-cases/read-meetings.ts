import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { dayIn } from '../../../kernel/day.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { DialogueFacade, type RoundtableSummary, type Seat } from '../../dialogue/index.js';
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
  /** Today in the time zone of its roundtable. */
  readonly today: string;
}

export interface RoundtableToInvite {
  readonly id: string;
  readonly seats: readonly Seat[];
  readonly meetings: readonly MeetingToInvite[];
}

/** Reads the meetings of a roundtable as invitations show them. */
@Injectable()
export class ReadMeetings {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async ofRoundtable(tx: ReadTransaction, roundtableId: string): Promise<RoundtableToInvite | undefined> {
    const roundtable = await this.dialogue.roundtable(tx, roundtableId);
    const workspace = await this.identity.workspace(tx);
    if (roundtable === undefined || workspace === undefined) return undefined;
    const rows = await this.dialogue.meetings(tx, roundtableId);
    const places = await this.directory.places(
      tx,
      rows.map(({ placeId }) => placeId).filter((id) => id !== null),
    );
    const names = new Map(places.map(({ id, name }) => [id, name]));
    const meetings = rows.map((row) => meetingOf(row, { roundtable, workspace: workspace.name, names, now: tx.now }));
    return { id: roundtableId, seats: await this.dialogue.seats(tx, roundtableId), meetings };
  }

  /** The roundtable of a meeting, and the meeting. */
  async ofMeeting(
    tx: ReadTransaction,
    meetingId: string,
  ): Promise<{ readonly roundtable: RoundtableToInvite; readonly meeting: MeetingToInvite } | undefined> {
    const found = await this.dialogue.meeting(tx, meetingId);
    const roundtable = found && (await this.ofRoundtable(tx, found.roundtable.id));
    const meeting = roundtable?.meetings.find(({ id }) => id === meetingId);
    return roundtable === undefined || meeting === undefined ? undefined : { roundtable, meeting };
  }
}

type Row = Awaited<ReturnType<DialogueFacade['meetings']>>[number];

function meetingOf(
  row: Row,
  about: {
    readonly roundtable: RoundtableSummary;
    readonly workspace: LocalizedText;
    readonly names: ReadonlyMap<string, LocalizedText>;
    readonly now: Date;
  },
): MeetingToInvite {
  const { id, number, title, startsOn, endsOn, opensAt, closesAt, placeId, state, reason } = row;
  const { timeZone, label, title: name, state: roundtableState } = about.roundtable;
  const schedule = { startsOn, endsOn, opensAt, closesAt, timeZone, placeId };
  const today = dayIn(about.now, timeZone);
  return {
    ...{ id, number, title, state, roundtableState, reason, today, ...schedule },
    invitation: meetingStateFor({ ...schedule, state, roundtableState }, today),
    ...{ label, workspace: about.workspace },
    roundtable: name,
    place: placeId === null ? null : (about.names.get(placeId) ?? null),
  };
}
