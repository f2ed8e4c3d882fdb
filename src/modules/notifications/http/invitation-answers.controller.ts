import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../../platform/auth/index.js';
import { NotIdempotent } from '../../../platform/http/index.js';
import { AnswerInvitation, type OpenedInvitation } from '../use-cases/answer-invitation.js';
import { InvitationAnswerRequest } from './dto/invitation.request.js';
import { OpenedInvitationResponse } from './dto/invitation.response.js';

/** The link in the email of an invitation. Only a POST answers, because programs that check emails open links. */
@ApiTags('notifications')
@Controller('notifications/invitations/:token')
@NotIdempotent()
export class InvitationAnswersController {
  constructor(private readonly invitations: AnswerInvitation) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: OpenedInvitationResponse })
  async open(@Param('token') token: string): Promise<OpenedInvitationResponse> {
    return toResponse(await this.invitations.open(token));
  }

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: OpenedInvitationResponse })
  async answer(
    @Param('token') token: string,
    @Body() { answer }: InvitationAnswerRequest,
  ): Promise<OpenedInvitationResponse> {
    return toResponse(await this.invitations.answer(token, answer));
  }
}

function toResponse({ state, meeting, answer, answeredAt }: OpenedInvitation): OpenedInvitationResponse {
  const { workspace, label, body, title, startsOn, endsOn, opensAt, closesAt, timeZone, place } = meeting;
  return {
    ...{ state, workspace, label, body, title, startsOn, endsOn, opensAt, closesAt, timeZone, place },
    ...{ answer, answeredAt },
  };
}
