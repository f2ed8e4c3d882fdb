import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe, pdfFile, Prints } from '../../../platform/http/index.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { renderPdf } from '../../../platform/print/index.js';
import { noCheckInCodes } from '../domain/attendance-problems.js';
import { ReadAttendance } from '../use-cases/read-attendance.js';
import { ReadCheckInCodes } from '../use-cases/read-check-in-codes.js';
import { RecordAttendance } from '../use-cases/record-attendance.js';
import { CheckInByCodeRequest, RecordAttendanceRequest } from './dto/attendance.request.js';
import { AttendanceResponse, CheckInCodesResponse } from './dto/attendance.response.js';
import { printedCheckInCodes } from './print-check-in-codes.js';

/** Who is at a meeting, and whether each group has its quorum. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId/attendance')
export class AttendanceController {
  constructor(
    private readonly read: ReadAttendance,
    private readonly record: RecordAttendance,
    private readonly codes: ReadCheckInCodes,
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

  /** Codes with which people without an account check in at a private meeting of their group. */
  @Get('codes')
  @Permit('live.attendance.record')
  @SecurityEvent('group-check-in-codes.read')
  @ApiOkResponse({ type: CheckInCodesResponse })
  async readCodes(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<CheckInCodesResponse> {
    const { codes } = await this.codes.execute(actor, meetingId);
    return { items: codes.map(({ personId, code }) => ({ personId, code })) };
  }

  /** A page for each of these people, in both languages. */
  @Get('codes.pdf')
  @Permit('live.attendance.record')
  @Prints()
  @SecurityEvent('group-check-in-codes.printed')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printCodes(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<StreamableFile> {
    const slips = await this.codes.execute(actor, meetingId);
    if (slips.codes.length === 0) throw noCheckInCodes();
    return pdfFile(`check-in-codes-${slips.meeting.number}.pdf`, await renderPdf(printedCheckInCodes(slips)));
  }

  /** The person with this code arrives. */
  @Post('codes')
  @HttpCode(200)
  @Permit('live.attendance.record')
  @SecurityEvent('group-check-in-code.entered')
  @ApiOkResponse({ type: AttendanceResponse })
  async checkIn(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { code }: CheckInByCodeRequest,
  ): Promise<AttendanceResponse> {
    return this.record.byCode(actor, meetingId, code);
  }
}
