import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { livePermissions } from '../domain/policy.js';
import type { SpeechKind } from '../domain/room/state.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface LoweredHand {
  /** Null: the sender's own hand. */
  readonly personId: string | null;
  /** Null: all requests. */
  readonly kind: SpeechKind | null;
}

@Injectable()
export class LowerHand {
  constructor(private readonly journal: RoomJournal) {}

  async execute(actor: Actor, target: CommandTarget, hand: LoweredHand): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.hand.lower');
    return this.journal.carryOut(actor, target, () => ({
      type: 'lower-hand',
      personId: hand.personId ?? actor.personId ?? '',
      kind: hand.kind,
    }));
  }
}
