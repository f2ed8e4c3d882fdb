import { Injectable } from '@nestjs/common';
import { notPermitted } from '../../../kernel/actor.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import {
  DialogueFacade,
  type HeldSubstitution,
  type MeetingSeat,
  type MeetingSummary,
  seatsNow,
} from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { type SeatToAttend, seatsHeld } from '../domain/attendance.js';
import { mayEnter, moderates } from '../domain/policy.js';
import { notInvited, roomNotFound, roomNotOpen } from '../domain/problems.js';
import type { RoomActor } from '../domain/room/decide.js';
import type { RoomState } from '../domain/room/state.js';
import { RoomRepository } from '../persistence/room.repository.js';

/** A person in the room, with all that the room asks about. */
type RoomReader = RoomActor & Pick<Required<RoomActor>, 'silent'> & { readonly records: boolean };

export interface Entered {
  readonly meeting: MeetingSummary;
  readonly seats: readonly MeetingSeat[];
  readonly who: RoomReader;
}

/** A locked room, as use cases receive it. */
export interface OpenRoom extends Entered {
  readonly tx: Transaction;
  readonly state: RoomState;
}

function silence(seat: MeetingSeat | undefined): RoomReader['silent'] {
  if (seat === undefined || seat.rights.takesFloor) return null;
  return seat.kind === 'interpreter' ? 'interpreter' : 'replaced';
}

/** Substitutions of today do not change who attended a meeting that has ended. */
function seatsAt(meeting: MeetingSummary, seats: readonly MeetingSeat[]): readonly MeetingSeat[] {
  return meeting.open ? seats : seatsNow(seats.map((seat) => ({ ...seat, replacedById: null })));
}

export const isRunningAt =
  (at: Date) =>
  ({ startsAt, endsAt }: HeldSubstitution): boolean =>
    startsAt <= at && at < endsAt;

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

  /** `at`: the moment for which substitutions count, of a transaction that has waited since it began. */
  async enter(tx: ReadTransaction, meetingId: string, at: Date = tx.now): Promise<Entered> {
    const meeting = await this.dialogue.meeting(tx, meetingId);
    const { personId } = tx.actor;
    if (meeting === undefined) throw roomNotFound();
    const runs = moderates(tx.actor, meeting.body);
    if (meeting.body.state === 'draft' && !runs) throw roomNotFound();
    const seated = seatsAt(meeting, await this.dialogue.seats(tx, meeting.body.id, at));
    const guests = meeting.body.kind === 'constituency-group' ? await this.dialogue.guests(tx, meetingId) : [];
    const own = seated.find((one) => one.personId === personId);
    const invited = own !== undefined || guests.some((guest) => guest.personId === personId);
    if (!mayEnter(tx.actor, invited)) throw notInvited();
    const seats = [...seated, ...guests];
    const rights = meeting.body.kind === 'roundtable' ? own?.rights : undefined;
    const leads = rights?.leadsFloor === true;
    const records = rights?.recordsConclusions === true;
    return {
      meeting,
      seats,
      who: { personId, moderates: runs || leads, seated: own !== undefined, silent: silence(own), records },
    };
  }

  /** The seats as they are attended now, or were when the meeting ended: who had the seats of others then. */
  async seatsToAttend(tx: ReadTransaction, { meeting, seats }: Entered): Promise<readonly SeatToAttend[]> {
    if (meeting.open) return seats;
    const end = new Date(await tx.get(RoomRepository).lastSteeredAt(meeting.id));
    return seatsHeld(seats, (await this.substitutions(tx, meeting)).filter(isRunningAt(end)));
  }

  /** Of the seats at this meeting; there are none at the meetings of groups. */
  async substitutions(tx: ReadTransaction, { body }: MeetingSummary): Promise<readonly HeldSubstitution[]> {
    return body.kind === 'roundtable' ? this.dialogue.substitutions(tx, body.id) : [];
  }

  /** For what only those who conduct the meeting may do, before the room itself is asked. */
  async demandConduct(tx: ReadTransaction, meetingId: string, permission: string): Promise<Entered> {
    const entered = await this.enter(tx, meetingId);
    if (!entered.who.moderates) throw notPermitted(permission);
    return entered;
  }

  async enterToAct(tx: ReadTransaction, meetingId: string, at: Date = tx.now): Promise<Entered> {
    const entered = await this.enter(tx, meetingId, at);
    if (!entered.meeting.open) throw roomNotOpen(entered.meeting.state);
    return entered;
  }
}
