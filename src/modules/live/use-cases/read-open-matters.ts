import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { DialogueFacade, type OpenMatters } from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { livePermissions } from '../domain/policy.js';
import { roomNotFound } from '../domain/problems.js';
import { queueOf, type RoomState, type SpeechKind } from '../domain/room/state.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { RoomEntrance } from './room-entrance.js';
import { RoomStates } from './room-journal.js';

export interface NamedHand {
  readonly personId: string;
  readonly name: LocalizedText | null;
  readonly kind: SpeechKind;
}

export interface RoomOpenMatters extends OpenMatters {
  readonly speaker: Omit<NamedHand, 'kind'> | null;
  readonly hands: readonly NamedHand[];
}

/** Unsettled matters, shown before closing is confirmed. */
@Injectable()
export class ReadOpenMatters {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly states: RoomStates,
    private readonly dialogue: DialogueFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** Of one meeting, before it is closed. */
  async ofMeeting(actor: Actor, meetingId: string): Promise<RoomOpenMatters> {
    demand(actor, livePermissions, 'live.room.close');
    return this.database.read(actor, async (tx) => {
      const { meeting } = await this.entrance.demandConduct(tx, meetingId, 'live.room.close');
      return this.gather(tx, meeting.body.id, [meetingId]);
    });
  }

  /** Of all meetings of a roundtable that took place or are ahead, before it is closed. */
  async ofRoundtable(actor: Actor, roundtableId: string): Promise<RoomOpenMatters> {
    demand(actor, livePermissions, 'live.roundtable.close');
    return this.database.read(actor, async (tx) => {
      const meetings = await this.dialogue.meetings(tx, roundtableId);
      if (meetings.length === 0) throw roomNotFound();
      return this.gather(
        tx,
        roundtableId,
        meetings.filter(({ state }) => state !== 'cancelled').map(({ id }) => id),
      );
    });
  }

  private async gather(tx: ReadTransaction, bodyId: string, meetingIds: readonly string[]): Promise<RoomOpenMatters> {
    const states: RoomState[] = [];
    for (const id of meetingIds) states.push(await this.states.current(tx, id, await tx.get(RoomRepository).head(id)));
    const speaking = states.find(({ speech }) => speech !== null)?.speech?.speaker.personId;
    const hands = states.flatMap(queueOf);
    const people = await this.identity.people(tx, [
      ...hands.map(({ personId }) => personId),
      ...(speaking === undefined ? [] : [speaking]),
    ]);
    const named = (personId: string) => ({ personId, name: people.find(({ id }) => id === personId)?.name ?? null });
    return {
      speaker: speaking === undefined ? null : named(speaking),
      hands: hands.map(({ personId, kind }) => ({ ...named(personId), kind })),
      ...(await this.dialogue.openMatters(tx, { bodyId, meetingIds })),
    };
  }
}
