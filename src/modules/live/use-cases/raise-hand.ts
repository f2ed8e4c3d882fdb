import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { livePermissions } from '../domain/policy.js';
import { type SpeechKind, allowedWish, noSubject, type SubjectWish } from '../domain/room/state.js';
import { speakerOf } from './give-floor.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface HandWish extends Partial<SubjectWish> {
  readonly kind: SpeechKind;
  /**
   * With `joint`: the person whose joint request the sender confirms. From whoever runs the room: the person whose
   * request is entered. Null: the sender's own hand.
   */
  readonly personId?: string | null;
}

@Injectable()
export class RaiseHand {
  constructor(private readonly journal: RoomJournal) {}

  async execute(actor: Actor, target: CommandTarget, { kind, personId, ...wish }: HandWish): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.hand.raise');
    const asking = personId ?? actor.personId ?? '';
    return this.journal.carryOut(actor, target, ({ seats, who }) => {
      // whoever runs the room enters the requests of others; the floor can be given to them
      if (asking !== actor.personId && who.moderates) speakerOf(seats, asking);
      return {
        ...{ type: 'raise-hand', personId: asking, kind },
        wish: allowedWish(
          { ...noSubject, ...wish },
          asking,
          seats.filter(({ rights }) => rights.takesFloor),
        ),
      };
    });
  }
}
