import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { IdPipe } from '../../../platform/http/index.js';
import { ReadInvitations } from '../use-cases/read-invitations.js';
import { MeetingInvitationsResponse } from './dto/invitation.response.js';

@ApiTags('notifications')
@Controller('workspaces/:workspaceId/notifications/meetings/:meetingId/invitations')
export class InvitationsController {
  constructor(private readonly invitations: ReadInvitations) {}

  @Get()
  @Permit('notifications.invitations.read-own')
  @ApiOkResponse({ type: MeetingInvitationsResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<MeetingInvitationsResponse> {
    return { items: await this.invitations.execute(actor, meetingId) };
  }
}
