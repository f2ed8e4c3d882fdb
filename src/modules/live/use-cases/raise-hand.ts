import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { livePermissions } from '../domain/policy.js';
import { type SpeechKind, allowedWish, noSubject, type SubjectWish } from '../domain/room/state.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface HandWish extends Partial<SubjectWish> {
  readonly kind: SpeechKind;
  /** With `joint`: the person whose joint request the sender confirms; null: the sender's own hand. */
  readonly personId?: string | null;
}

@Injectable()
export class RaiseHand {
  constructor(private readonly journal: RoomJournal) {}

  async execute(actor: Actor, target: CommandTarget, { kind, personId, ...wish }: HandWish): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.hand.raise');
    const own = actor.personId ?? '';
    return this.journal.carryOut(actor, target, ({ seats }) => ({
      ...{ type: 'raise-hand', personId: personId ?? own, kind },
      wish: allowedWish(
        { ...noSubject, ...wish },
        own,
        seats.filter(({ rights }) => rights.takesFloor),
      ),
    }));
  }
}
