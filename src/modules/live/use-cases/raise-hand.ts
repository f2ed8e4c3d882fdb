import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { livePermissions } from '../domain/policy.js';
import type { SpeechKind } from '../domain/room/state.js';
import { allowedWish, noSubject, type SubjectWish } from '../domain/room/subject.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface HandWish extends Partial<SubjectWish> {
  readonly kind: SpeechKind;
}

@Injectable()
export class RaiseHand {
  constructor(private readonly journal: RoomJournal) {}

  async execute(actor: Actor, target: CommandTarget, { kind, ...wish }: HandWish): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.hand.raise');
    const personId = actor.personId ?? '';
    return this.journal.carryOut(actor, target, ({ seats }) => {
      return { type: 'raise-hand', personId, kind, wish: allowedWish({ ...noSubject, ...wish }, personId, seats) };
    });
  }
}
