import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { Presence } from '../../dialogue/index.js';
import { attendanceOf } from '../domain/attendance.js';
import { AttendanceRepository } from '../persistence/attendance.repository.js';
import { RoomEntrance } from './room-entrance.js';

/** Who is present in a room, for conclusions; null if no one recorded attendance there. */
@Injectable()
export class RoomPresence {
  constructor(private readonly entrance: RoomEntrance) {}

  async at(tx: ReadTransaction, meetingId: string): Promise<Presence | null> {
    const facts = await tx.get(AttendanceRepository).of(meetingId);
    if (facts.length === 0) return null;
    const entered = await this.entrance.enter(tx, meetingId);
    const seats = await this.entrance.seatsToAttend(tx, entered);
    const { people, groups, quorum } = attendanceOf(seats, facts, entered.meeting.body.quorum);
    return {
      quorum,
      groups: groups.map(({ reached: _, ...group }) => group),
      personIds: people.filter(({ status }) => status === 'present').map(({ personId }) => personId),
    };
  }
}
