import { Body, Controller, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { IdPipe, NotIdempotent, pdfFile, Prints } from '../../../platform/http/index.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { PrintNotices } from '../use-cases/print-notices.js';
import { OrganisationMessageRequest, PrintNoticesRequest } from './dto/invitation.request.js';
import { printNotices } from './print-notices.js';

/** Notices of a meeting to organisations, which name their delegates. */
@ApiTags('notifications')
@Controller('workspaces/:workspaceId/notifications/meetings/:meetingId')
export class NoticesController {
  constructor(private readonly notices: PrintNotices) {}

  @Post('notices')
  @Permit('notifications.invitations.print')
  @NotIdempotent()
  @HttpCode(200)
  @Prints()
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { organisationIds }: PrintNoticesRequest,
  ): Promise<StreamableFile> {
    return pdfFile('notices.pdf', await printNotices(await this.notices.execute(actor, meetingId, organisationIds)));
  }

  /** The notice as a text in both languages, with the link of the organisation; a stored answer would contain it. */
  @Post('notice-messages')
  @Permit('notifications.invitations.print')
  @NotIdempotent()
  @HttpCode(200)
  @ApiOkResponse({ type: LocalizedTextResponse })
  async message(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() to: OrganisationMessageRequest,
  ): Promise<LocalizedTextResponse> {
    return this.notices.message(actor, meetingId, to);
  }
}
