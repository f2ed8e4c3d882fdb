import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { ReadAttendance } from '../use-cases/read-attendance.js';
import { RecordAttendance } from '../use-cases/record-attendance.js';
import { RecordAttendanceRequest } from './dto/attendance.request.js';
import { AttendanceResponse } from './dto/attendance.response.js';

/** Who is at a meeting, and whether each group has its quorum. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId/attendance')
export class AttendanceController {
  constructor(
    private readonly read: ReadAttendance,
    private readonly record: RecordAttendance,
  ) {}

  @Get()
  @Permit('live.room.join')
  @ApiOkResponse({ type: AttendanceResponse })
  async readAttendance(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<AttendanceResponse> {
    return this.read.execute(actor, meetingId);
  }

  @Post()
  @HttpCode(200)
  @Permit('live.attendance.record')
  @ApiOkResponse({ type: AttendanceResponse })
  async recordAttendance(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { personId, fact, substituteId = null }: RecordAttendanceRequest,
  ): Promise<AttendanceResponse> {
    return this.record.execute(actor, meetingId, { personId, fact, substituteId });
  }
}
