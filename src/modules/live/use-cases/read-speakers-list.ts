import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { RoomState } from '../domain/room/state.js';
import type { RoomView } from '../domain/room/view.js';
import { ReadRoom } from './read-room.js';
import { ReadStanding } from './read-standing.js';

export interface SpeakersList {
  readonly view: RoomView;
  readonly state: RoomState;
  readonly readAt: Date;
}

/** The requests for the floor and the seats, for paper. */
@Injectable()
export class ReadSpeakersList {
  constructor(
    private readonly room: ReadRoom,
    private readonly standing: ReadStanding,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<SpeakersList> {
    const view = await this.room.execute(actor, meetingId);
    const { state } = await this.standing.execute(actor, meetingId, 0);
    return { view, state: state!, readAt: this.clock.now() };
  }
}
