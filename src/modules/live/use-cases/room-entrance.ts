import { Injectable } from '@nestjs/common';
import { notPermitted } from '../../../kernel/actor.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { DialogueFacade, type MeetingSummary, type MeetingSeat } from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { mayEnter, moderates } from '../domain/policy.js';
import { notInvited, roomNotFound, roomNotOpen } from '../domain/problems.js';
import type { RoomActor } from '../domain/room/decide.js';
import type { RoomState } from '../domain/room/state.js';

export interface Entered {
  readonly meeting: MeetingSummary;
  readonly seats: readonly MeetingSeat[];
  readonly who: RoomActor;
}

/** A locked room, as use cases receive it. */
export interface OpenRoom extends Entered {
  readonly tx: Transaction;
  readonly state: RoomState;
}

/** Checks at every command whether this person may be in this room. */
@Injectable()
export class RoomEntrance {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** The name of a person who may have no seat here. */
  async nameOf(tx: ReadTransaction, personId: string | null): Promise<LocalizedText> {
    const person = personId === null ? undefined : await this.identity.person(tx, personId);
    return person?.name ?? localized('Another person', '其他人');
  }

  async enter(tx: ReadTransaction, meetingId: string): Promise<Entered> {
    const meeting = await this.dialogue.meeting(tx, meetingId);
    const { personId } = tx.actor;
    if (meeting === undefined) throw roomNotFound();
    const runs = moderates(tx.actor, meeting.body);
    if (meeting.body.state === 'draft' && !runs) throw roomNotFound();
    const seats = await this.dialogue.seats(tx, meeting.body.id);
    const seated = seats.some((one) => one.personId === personId);
    if (!mayEnter(tx.actor, seated)) throw notInvited();
    return { meeting, seats, who: { personId, moderates: runs, seated } };
  }

  /** For what only those who conduct the meeting may do, before the room itself is asked. */
  async demandConduct(tx: ReadTransaction, meetingId: string, permission: string): Promise<Entered> {
    const entered = await this.enter(tx, meetingId);
    if (!entered.who.moderates) throw notPermitted(permission);
    return entered;
  }

  async enterToAct(tx: ReadTransaction, meetingId: string): Promise<Entered> {
    const entered = await this.enter(tx, meetingId);
    if (!entered.meeting.open) throw roomNotOpen(entered.meeting.state);
    return entered;
  }
}
