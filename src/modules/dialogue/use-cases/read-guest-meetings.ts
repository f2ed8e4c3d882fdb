import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { GuestKind } from '../domain/group-guests.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { ownAdmissions } from '../queries/group-guests.query.js';
import { meetingRow, type MeetingRow } from '../queries/meetings.query.js';
import {
  type AgendaEntry,
  agendaOfMeetings,
  type DocumentRow,
  documentsOfMeetings,
  timetable,
} from '../queries/roundtable-page.query.js';
import { findRoundtable } from './open-roundtable.js';
import { ReadShownRecords, type ShownRecords } from './shown-records.js';

/** A group meeting as its guest sees it. */
export interface GuestMeeting {
  readonly constituency: Constituency;
  readonly kind: GuestKind;
  readonly meeting: MeetingRow;
  readonly agenda: readonly AgendaEntry[];
  readonly documents: readonly DocumentRow[];
}

/** The group meetings at a roundtable to which the current user is admitted as a guest, until they end. */
@Injectable()
export class ReadGuestMeetings {
  constructor(
    private readonly database: Database,
    private readonly records: ReadShownRecords,
  ) {}

  execute(
    actor: Actor,
    roundtableId: string,
  ): Promise<{ readonly meetings: readonly GuestMeeting[]; readonly shown: ShownRecords }> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      const meetings: GuestMeeting[] = [];
      for (const { kind, constituency, meeting } of await attended(tx, roundtableId)) {
        const agenda = timetable(meeting, await agendaOfMeetings(tx, [meeting.id]));
        meetings.push({
          ...{ constituency, kind, meeting, agenda },
          documents: await documentsOfMeetings(tx, [meeting.id]),
        });
      }
      const shown = await this.records.for(tx, {
        people: meetings.flatMap(({ agenda }) => agenda.flatMap((item) => [item.presenterId, item.proposedById])),
        places: meetings.map(({ meeting }) => meeting.placeId),
      });
      return { meetings, shown };
    });
  }

  /** The meetings that the page shows, for its announcements. */
  meetingIds(actor: Actor, roundtableId: string): Promise<readonly string[]> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => (await attended(tx, roundtableId)).map(({ meeting }) => meeting.id));
  }

  /** Throws if the current user is not, or no longer, a guest of this meeting. */
  async demandGuest(actor: Actor, roundtableId: string, meetingId: string): Promise<void> {
    if (!(await this.meetingIds(actor, roundtableId)).includes(meetingId)) throw meetingNotFound();
  }
}

async function attended(
  tx: ReadTransaction,
  roundtableId: string,
): Promise<readonly Pick<GuestMeeting, 'constituency' | 'kind' | 'meeting'>[]> {
  await findRoundtable(tx, roundtableId);
  const found = [];
  for (const { meetingId, kind, constituency } of await ownAdmissions(tx, roundtableId)) {
    const meeting = await meetingRow(tx, meetingId);
    if (meeting !== undefined) found.push({ constituency, kind, meeting });
  }
  return found;
}
