import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { DialogueFacade, type OpenMatters } from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { livePermissions } from '../domain/policy.js';
import { queueOf, type SpeechKind } from '../domain/room/state.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { RoomEntrance } from './room-entrance.js';
import { RoomStates } from './room-states.js';

export interface NamedHand {
  readonly personId: string;
  readonly name: LocalizedText | null;
  readonly kind: SpeechKind;
}

export interface RoomOpenMatters extends OpenMatters {
  readonly speaker: Omit<NamedHand, 'kind'> | null;
  readonly hands: readonly NamedHand[];
}

/** Unsettled matters of a roundtable, shown before closing is confirmed. */
@Injectable()
export class ReadOpenMatters {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly states: RoomStates,
    private readonly dialogue: DialogueFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, roundtableId: string): Promise<RoomOpenMatters> {
    demand(actor, livePermissions, 'live.room.close');
    return this.database.read(actor, async (tx) => {
      await this.entrance.enter(tx, roundtableId);
      const head = await tx.get(RoomRepository).head(roundtableId);
      const state = await this.states.current(tx, roundtableId, head);
      const speaking = state.speech?.speaker.personId;
      const people = await this.identity.people(tx, [
        ...state.hands.map(({ personId }) => personId),
        ...(speaking === undefined ? [] : [speaking]),
      ]);
      const named = (personId: string) => ({ personId, name: people.find(({ id }) => id === personId)?.name ?? null });
      return {
        speaker: speaking === undefined ? null : named(speaking),
        hands: queueOf(state).map(({ personId, kind }) => ({ ...named(personId), kind })),
        ...(await this.dialogue.openMatters(tx, roundtableId)),
      };
    });
  }
}
