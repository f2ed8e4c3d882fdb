import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { plainCode } from '../../../kernel/readable-code.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DialogueFacade, type MeetingSeat } from '../../dialogue/index.js';
import { type AttendanceWish, attendanceOf, attendanceRefusal } from '../domain/attendance.js';
import { attendanceRefused, checkInCodeNeeded, checkInCodeUnknown } from '../domain/attendance-problems.js';
import { attendanceRecorded } from '../domain/events.js';
import { livePermissions } from '../domain/policy.js';
import { AttendanceRepository } from '../persistence/attendance.repository.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { CheckInCodes } from './check-in-codes.js';
import type { AttendanceToRecord } from './read-attendance.js';
import { type Entered, isRunningAt, RoomEntrance } from './room-entrance.js';
import { RoomStates } from './room-journal.js';
import { demandSilent } from './silent-person.js';

/** A member who arrived before a planned substitute had the seat can leave meanwhile. */
const unplanned = (seat: MeetingSeat): MeetingSeat => ({ ...seat, replacedById: null });

/**
 * Records that a person arrived, left or was replaced by a substitute. Under the lock of the room, so that no one is
 * replaced who is given the floor at the same time.
 */
@Injectable()
export class RecordAttendance {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    readonly states: RoomStates,
    readonly dialogue: DialogueFacade,
    private readonly codes: CheckInCodes,
  ) {}

  execute(actor: Actor, meetingId: string, wish: AttendanceWish): Promise<AttendanceToRecord> {
    return this.record(actor, meetingId, (codes) => {
      // the one at the door need not know everyone: the group has handed the code to this person
      if (wish.fact === 'arrived' && codes.has(wish.personId)) throw checkInCodeNeeded();
      return wish;
    });
  }

  /** The person with this code on paper arrives; those who conduct the meeting type it in. */
  byCode(actor: Actor, meetingId: string, code: string): Promise<AttendanceToRecord> {
    return this.record(actor, meetingId, (codes) => {
      const [personId] = [...codes].find(([, known]) => plainCode(known) === plainCode(code)) ?? [];
      if (personId === undefined) throw checkInCodeUnknown();
      return { personId, fact: 'arrived', substituteId: null };
    });
  }

  private async record(
    actor: Actor,
    meetingId: string,
    wished: (codes: ReadonlyMap<string, string>) => AttendanceWish,
  ): Promise<AttendanceToRecord> {
    demand(actor, livePermissions, 'live.attendance.record');
    return this.database.write(actor, async (tx) => {
      await this.entrance.enterToAct(tx, meetingId);
      const head = await tx.get(RoomRepository).lock(tx.workspaceId, meetingId, tx.now);
      const { meeting, seats, who } = await this.entrance.enterToAct(tx, meetingId);
      const codes = await this.codes.of(tx, { meeting, who });
      const wish = wished(codes);
      const facts = await tx.get(AttendanceRepository).of(meetingId);
      const before = attendanceOf(seats, facts);
      const { speech } = await this.states.current(tx, meetingId, head);
      const room = { by: who.personId, moderates: who.moderates, speakerId: speech?.speaker.personId ?? null };
      const known = wish.fact === 'left' ? attendanceOf(seats.map(unplanned), facts) : before;
      const refusal = attendanceRefusal(known, wish, room);
      if (refusal !== null) throw attendanceRefused(refusal);
      const seatsAfter = await this.endPlanned(tx, { meeting, seats }, wish);
      const seat = before.people.find(({ personId }) => personId === wish.personId)!;
      const last = facts.at(-1);
      const fact = {
        ...{ personId: wish.personId, fact: wish.fact, kind: seat.kind, constituency: seat.constituency },
        substituteId: wish.fact === 'replaced' ? wish.substituteId : null,
        seq: (last?.seq ?? 0) + 1,
        // facts keep their order even if the clock of the server is set back
        happenedAt: last !== undefined && last.happenedAt > tx.now ? last.happenedAt : tx.now,
      };
      const recorded = { ...fact, meetingId, workspaceId: tx.workspaceId, recordedById: who.personId };
      await tx.get(AttendanceRepository).append(recorded);
      const payload = { meetingId, personId: fact.personId, fact: fact.fact, substituteId: fact.substituteId };
      await tx.record({ type: attendanceRecorded, subject: meeting.body.id, payload });
      const byCode = [...codes.keys()];
      return { ...attendanceOf(seatsAfter, [...facts, fact], meeting.body.quorum), byCode };
    });
  }

  /** A planned substitution ends when the member arrives, or when another substitute takes the seat. */
  private async endPlanned(
    tx: Transaction,
    { meeting, seats }: Pick<Entered, 'meeting' | 'seats'>,
    { personId, fact }: AttendanceWish,
  ): Promise<readonly MeetingSeat[]> {
    const roundtableId = meeting.body.id;
    const seat = seats.find((one) => one.personId === personId);
    if (fact === 'left' || seat === undefined || seat.replacedById === null) return seats;
    const running = (await this.entrance.substitutions(tx, meeting))
      .filter(isRunningAt(tx.now))
      .filter(({ seatId }) => seatId === seat.id);
    for (const { id, substituteId } of running) {
      await demandSilent(tx, this, { roundtableId, personId: substituteId });
      await this.dialogue.endSubstitution(tx, { roundtableId, id });
    }
    return this.dialogue.seats(tx, roundtableId);
  }
}
