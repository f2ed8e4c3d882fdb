import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { IdPipe, pdfFile, Prints } from '../../../platform/http/index.js';
import { renderPdf } from '../../../platform/print/index.js';
import { ReadMeetingRecord } from '../use-cases/read-meeting-record.js';
import { PrintMeetingRecordRequest } from './dto/meeting-record.request.js';
import { MeetingRecordResponse } from './dto/meeting-record.response.js';
import { printedRecord } from './print-meeting-record.js';

/** The record of a meeting: attendance, agenda, speeches, conclusions and actions. */
@ApiTags('chain')
@Controller('workspaces/:workspaceId/chain/meetings/:meetingId')
export class MeetingRecordController {
  constructor(private readonly records: ReadMeetingRecord) {}

  @Get('record')
  @Permit('chain.meeting-record.read')
  @ApiOkResponse({ type: MeetingRecordResponse })
  async readMeetingRecord(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<MeetingRecordResponse> {
    return this.records.execute(actor, meetingId);
  }

  @Get('record.pdf')
  @Permit('chain.meeting-record.read')
  @Prints()
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printMeetingRecord(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Query() { language }: PrintMeetingRecordRequest,
  ): Promise<StreamableFile> {
    const record = await this.records.execute(actor, meetingId);
    const content = await renderPdf(printedRecord(record, language === 'zh-CN' ? 'zh' : 'en'));
    const name = `${record.body.label ?? 'group'}-meeting-${record.meeting.number}-${language}.pdf`;
    return pdfFile(name, content);
  }
}
