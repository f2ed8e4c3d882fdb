import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { HeldSubstitution, MeetingSeat, MeetingSummary } from '../../dialogue/index.js';
import { type Attendance, attendanceOf } from '../domain/attendance.js';
import { floorTime, inWholeSeconds, type FloorTime, protectedFloorTime } from '../domain/floor-time.js';
import { type GroupBudget, groupBudgets } from '../domain/room/budget.js';
import { type DiscussedItem, discussionOf } from '../domain/room/discussion.js';
import { type RecordedSpeech, recordOf } from '../domain/room/record.js';
import { replay } from '../domain/room/reduce.js';
import { emptyRoom } from '../domain/room/state.js';
import { AttendanceRepository } from '../persistence/attendance.repository.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { SpeechRepository } from '../persistence/speech.repository.js';
import { RoomEntrance } from './room-entrance.js';

/** What happened in the room of a meeting, for its record. */
export interface MeetingFacts {
  readonly meeting: MeetingSummary;
  readonly seats: readonly MeetingSeat[];
  readonly attendance: Attendance;
  /** The part of planned substitutions in which the meeting was held. */
  readonly substitutions: readonly HeldSubstitution[];
  /** Ended speeches that were not given by mistake. */
  readonly speeches: readonly RecordedSpeech[];
  /** By sex only if everyone may see it, because a record is passed on. */
  readonly floorTime: FloorTime;
  readonly discussion: readonly DiscussedItem[];
  readonly budgets: readonly GroupBudget[];
}

/** Within the transaction of the caller; refuses those who may not enter the room. */
@Injectable()
export class RoomFacts {
  constructor(private readonly entrance: RoomEntrance) {}

  async within(tx: ReadTransaction, meetingId: string): Promise<MeetingFacts> {
    const entered = await this.entrance.enter(tx, meetingId);
    const { meeting, seats } = entered;
    const events = await tx.get(RoomRepository).eventsAfter(meetingId, 0);
    const time = floorTime((await tx.get(SpeechRepository).of(meetingId)).map(inWholeSeconds));
    const facts = await tx.get(AttendanceRepository).of(meetingId);
    const attended = await this.entrance.seatsToAttend(tx, entered);
    const times = [...events.map(({ at }) => at), ...facts.map(({ happenedAt }) => happenedAt.getTime())];
    const [from, to] = [Math.min(...times), meeting.open ? tx.now.getTime() : Math.max(...times)];
    const planned = await this.entrance.substitutions(tx, meeting);
    return {
      meeting,
      seats,
      attendance: attendanceOf(attended, facts, meeting.body.quorum),
      substitutions: planned.flatMap((one) => {
        const [startsAt, endsAt] = [Math.max(one.startsAt.getTime(), from), Math.min(one.endsAt.getTime(), to)];
        return startsAt < endsAt ? [{ ...one, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }] : [];
      }),
      speeches: recordOf(events).filter(({ milliseconds, undone }) => milliseconds !== null && undone === null),
      floorTime: protectedFloorTime(time, meeting.state === 'closed'),
      discussion: discussionOf(events),
      budgets: groupBudgets(replay(emptyRoom, events), tx.now.getTime()),
    };
  }
}
