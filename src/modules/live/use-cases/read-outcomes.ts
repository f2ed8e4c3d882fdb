import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { DialogueFacade, type MeetingOutcomes } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { RoomEntrance } from './room-entrance.js';

/** What a meeting recorded, for those who may be in its room, and what the reader may record. */
@Injectable()
export class ReadOutcomes {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<MeetingOutcomes> {
    demand(actor, livePermissions, 'live.room.join');
    return this.database.read(actor, async (tx) => {
      const { meeting } = await this.entrance.enter(tx, meetingId);
      return this.dialogue.outcomes(tx, meeting);
    });
  }
}
