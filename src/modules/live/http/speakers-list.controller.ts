import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe, pdfFile, Prints } from '../../../platform/http/index.js';
import { renderPdf } from '../../../platform/print/index.js';
import { ReadSpeakersList } from '../use-cases/read-speakers-list.js';
import { PrintSpeakersRequest } from './dto/room-reading.request.js';
import { printedSpeakers } from './print-speakers.js';

@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId')
export class SpeakersListController {
  constructor(private readonly speakers: ReadSpeakersList) {}

  /** The requests for the floor and all seats on paper. */
  @Get('speakers.pdf')
  @Permit('live.room.join')
  @Prints()
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printSpeakers(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Query() { language }: PrintSpeakersRequest,
  ): Promise<StreamableFile> {
    const list = await this.speakers.execute(actor, meetingId);
    const { body, meeting } = list.view;
    const name = `${body.label ?? 'group'}-speakers-${meeting.number}-${language}.pdf`;
    return pdfFile(name, await renderPdf(printedSpeakers(list, language)));
  }
}
