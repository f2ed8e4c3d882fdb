import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit, Public } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { NotIdempotent } from '../../../platform/http/idempotency.interceptor.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { ReadMembers } from '../use-cases/read-members.js';
import { AcceptInvitation } from '../use-cases/accept-invitation.js';
import { InviteMany } from '../use-cases/invite-many.js';
import { InvitePeople } from '../use-cases/invite-people.js';
import { originOf } from './cookies.js';
import { LookedUpInvitationResponse, SignedInResponse } from './dto/account.response.js';
import { InviteManyRequest, InviteRequest } from './dto/member.request.js';
import { AcceptInvitationRequest, TokenRequest } from './dto/sign-in.request.js';
import { InvitationResponse, InvitedManyResponse, InvitedResponse } from './dto/workspace.response.js';
import { welcome } from './sign-in.controller.js';

/** Endpoints for a person who has the link of an invitation. */
@ApiTags('identity')
@Controller('invitations')
@NotIdempotent()
export class AcceptInvitationController {
  constructor(private readonly accept: AcceptInvitation) {}

  @Post('look-up')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: LookedUpInvitationResponse })
  async lookUp(@Body() { token }: TokenRequest): Promise<LookedUpInvitationResponse> {
    const { workspaceName, email, hasPassword } = await this.accept.lookUp(token);
    return { workspaceName, email, hasPassword };
  }

  @Post('accept')
  @SecurityEvent('invitation.accepted')
  @Public()
  @ApiCreatedResponse({ type: SignedInResponse })
  async take(
    @Body() { token, password, language }: AcceptInvitationRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInResponse> {
    return welcome(request, response, await this.accept.execute({ token, password, language }, originOf(request)));
  }
}

/** Endpoints for administrators. */
@ApiTags('identity')
@Controller('workspaces/:workspaceId/invitations')
export class InvitationsController {
  constructor(
    private readonly list: ReadMembers,
    private readonly invitePeople: InvitePeople,
    private readonly inviteMany: InviteMany,
  ) {}

  @Get()
  @Permit('identity.invitation.read')
  @ApiOkResponse({ type: [InvitationResponse] })
  open(@CurrentActor() actor: Actor): Promise<InvitationResponse[]> {
    return this.list.invitations(actor);
  }

  @Post()
  @SecurityEvent('member.invited')
  @Permit('identity.invitation.edit')
  @ApiCreatedResponse({ type: InvitedResponse })
  invite(@CurrentActor() actor: Actor, @Body() request: InviteRequest): Promise<InvitedResponse> {
    return this.invitePeople.invite(actor, request);
  }

  /** Invites people as members at the addresses that are kept with them, and lists those who cannot be invited. */
  @Post('many')
  @SecurityEvent('members.invited')
  @Permit('identity.invitation.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: InvitedManyResponse })
  async many(@CurrentActor() actor: Actor, @Body() { personIds }: InviteManyRequest): Promise<InvitedManyResponse> {
    return this.inviteMany.execute(actor, personIds);
  }

  @Post(':id/send-again')
  @SecurityEvent('invitation.sent-again')
  @Permit('identity.invitation.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  async sendAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.invitePeople.sendAgain(actor, id);
  }

  @Delete(':id')
  @SecurityEvent('invitation.withdrawn')
  @Permit('identity.invitation.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.invitePeople.withdraw(actor, id);
  }
}
