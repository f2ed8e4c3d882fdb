import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { IdentityFacade } from '../../identity/index.js';
import { livePermissions } from '../domain/policy.js';
import { type RecordedSpeech, recordOf } from '../domain/room/record.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { RoomEntrance } from './room-entrance.js';

export interface NamedPerson {
  readonly personId: string;
  readonly name: LocalizedText;
}

export interface RoomRecord {
  readonly speeches: readonly RecordedSpeech[];
  /** All people whom the speeches refer to; the person who gave the floor may have no seat. */
  readonly people: readonly NamedPerson[];
}

/** Who spoke, when and for how long, who gave the floor, and why someone other than the proposed speaker was called. */
@Injectable()
export class ReadRecord {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<RoomRecord> {
    demand(actor, livePermissions, 'live.room.join');
    return this.database.read(actor, async (tx) => {
      await this.entrance.enter(tx, meetingId);
      const speeches = recordOf(await tx.get(RoomRepository).eventsAfter(meetingId, 0));
      const ids = speeches.flatMap(({ speaker, by, proposedId, undone }) => [
        speaker.personId,
        ...[by, proposedId, undone?.by ?? null].filter((id) => id !== null),
      ]);
      const people = await this.identity.people(tx, [...new Set(ids)]);
      return { speeches, people: people.map(({ id, name }) => ({ personId: id, name })) };
    });
  }
}
