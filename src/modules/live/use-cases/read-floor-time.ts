import { Injectable } from '@nestjs/common';
import { type Actor, demand, holds } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { floorTime, type FloorTime, protectedFloorTime } from '../domain/floor-time.js';
import { livePermissions } from '../domain/policy.js';
import { SpeechRepository } from '../persistence/speech.repository.js';
import { RoomEntrance } from './room-entrance.js';

@Injectable()
export class ReadFloorTime {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<FloorTime> {
    demand(actor, livePermissions, 'live.room.join');
    return this.database.read(actor, async (tx) => {
      const { meeting } = await this.entrance.enter(tx, meetingId);
      const time = floorTime(await tx.get(SpeechRepository).of(meetingId));
      if (holds(actor, livePermissions, 'live.floor.read-by-sex')) return time;
      return protectedFloorTime(time, meeting.state === 'closed');
    });
  }
}
