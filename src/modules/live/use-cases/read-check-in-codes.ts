import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { DialogueFacade, type MeetingRow, type MeetingSummary } from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { livePermissions } from '../domain/policy.js';
import { CheckInCodes } from './check-in-codes.js';
import { RoomEntrance } from './room-entrance.js';

export interface CheckInSlips {
  readonly meeting: MeetingSummary;
  readonly days: Pick<MeetingRow, 'startsOn' | 'endsOn'>;
  readonly codes: readonly { readonly personId: string; readonly name: LocalizedText; readonly code: string }[];
  readonly readAt: Date;
}

/** The codes of people without an account, for those who conduct a group's meeting and hand them out on paper. */
@Injectable()
export class ReadCheckInCodes {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly codes: CheckInCodes,
    private readonly dialogue: DialogueFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<CheckInSlips> {
    demand(actor, livePermissions, 'live.attendance.record');
    return this.database.read(actor, async (tx) => {
      const entered = await this.entrance.demandConduct(tx, meetingId, 'live.attendance.record');
      const codes = await this.codes.of(tx, entered);
      const { meeting } = entered;
      const days = (await this.dialogue.meetings(tx, meeting.body.id)).find(({ id }) => id === meetingId)!;
      const people = await this.identity.people(tx, [...codes.keys()]);
      return {
        ...{ meeting, days, readAt: tx.now },
        codes: people.map(({ id, name }) => ({ personId: id, name, code: codes.get(id)! })),
      };
    });
  }
}
