import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { IdPipe, NotIdempotent, pdfFile, Prints } from '../../../platform/http/index.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { WriteInvitationText } from '../use-cases/write-invitation-text.js';
import { PrintInvitations } from '../use-cases/print-invitations.js';
import { ReadInvitations } from '../use-cases/read-invitations.js';
import { InvitationTextRequest, PrintLettersRequest } from './dto/invitation.request.js';
import { MeetingInvitationsResponse } from './dto/invitation.response.js';
import { printInvitations } from './print-invitations.js';

@ApiTags('notifications')
@Controller('workspaces/:workspaceId/notifications/meetings/:meetingId')
export class InvitationsController {
  constructor(
    private readonly invitations: ReadInvitations,
    private readonly print: PrintInvitations,
    private readonly texts: WriteInvitationText,
  ) {}

  @Get('invitations')
  @Permit('notifications.invitations.read-own')
  @ApiOkResponse({ type: MeetingInvitationsResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<MeetingInvitationsResponse> {
    return { items: await this.invitations.execute(actor, meetingId) };
  }

  /** A text for WeChat or SMS; with a link for the answer only for one person, and a stored answer would contain it. */
  @Post('texts')
  @Permit('notifications.invitations.print')
  @NotIdempotent()
  @HttpCode(200)
  @ApiOkResponse({ type: LocalizedTextResponse })
  async text(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { personId }: InvitationTextRequest,
  ): Promise<LocalizedTextResponse> {
    return this.texts.execute(actor, meetingId, personId ?? null);
  }

  /** Letters with codes for the answers, each for one person; a stored answer would contain them. */
  @Post('letters')
  @Permit('notifications.invitations.print')
  @NotIdempotent()
  @HttpCode(200)
  @Prints()
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async letters(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { personId, all }: PrintLettersRequest,
  ): Promise<StreamableFile> {
    const some = all === true ? 'all' : 'without-address';
    const printed = await this.print.execute(actor, meetingId, personId ? { personId } : some);
    return pdfFile('invitation-letters.pdf', await printInvitations(printed));
  }
}
