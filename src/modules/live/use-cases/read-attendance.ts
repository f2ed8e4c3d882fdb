import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { type Attendance, attendanceOf } from '../domain/attendance.js';
import { livePermissions } from '../domain/policy.js';
import { AttendanceRepository } from '../persistence/attendance.repository.js';
import { CheckInCodes } from './check-in-codes.js';
import { RoomEntrance } from './room-entrance.js';

export interface AttendanceToRecord extends Attendance {
  /** The people who check in by a code on paper, for those who conduct the meeting. */
  readonly byCode: readonly string[];
}

@Injectable()
export class ReadAttendance {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly codes: CheckInCodes,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<AttendanceToRecord> {
    demand(actor, livePermissions, 'live.room.join');
    return this.database.read(actor, async (tx) => {
      const entered = await this.entrance.enter(tx, meetingId);
      const { meeting } = entered;
      const seats = await this.entrance.seatsToAttend(tx, entered);
      const attendance = attendanceOf(seats, await tx.get(AttendanceRepository).of(meetingId), meeting.body.quorum);
      return { ...attendance, byCode: [...(await this.codes.of(tx, entered)).keys()] };
    });
  }
}
