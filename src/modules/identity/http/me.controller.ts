import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, SignedIn } from '../../../platform/auth/decorators.js';
import { PermissionRegistry } from '../../../platform/auth/permission-registry.js';
import { IdPipe } from '../../../platform/http/index.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { ChangePassword } from '../use-cases/change-password.js';
import { EndSessions } from '../use-cases/end-sessions.js';
import { ReadOwnAccount } from '../use-cases/read-own-account.js';
import { SpeakLanguage } from '../use-cases/speak-language.js';
import { ChangePasswordRequest, LanguageRequest } from './dto/account.request.js';
import { EndedSessionsResponse, MeResponse, SessionResponse } from './dto/account.response.js';

@ApiTags('identity')
@Controller('me')
@SignedIn()
export class MeController {
  constructor(
    private readonly own: ReadOwnAccount,
    private readonly permissions: PermissionRegistry,
    private readonly speakLanguage: SpeakLanguage,
    private readonly changePassword: ChangePassword,
    private readonly endSessions: EndSessions,
  ) {}

  @Get()
  @ApiOkResponse({ type: MeResponse })
  async me(@CurrentActor() actor: Actor): Promise<MeResponse> {
    const { account, memberships } = await this.own.me(actor);
    return {
      account,
      memberships: memberships.map((membership) => {
        const { roles } = membership;
        return { ...membership, permissions: this.permissions.permissionsOf({ ...actor, kind: 'person', roles }) };
      }),
    };
  }

  @Put('language')
  @HttpCode(204)
  @ApiNoContentResponse()
  async language(@CurrentActor() actor: Actor, @Body() { language }: LanguageRequest): Promise<void> {
    await this.speakLanguage.execute(actor, language);
  }

  @Put('password')
  @SecurityEvent('password.changed')
  @HttpCode(204)
  @ApiNoContentResponse()
  async password(@CurrentActor() actor: Actor, @Body() request: ChangePasswordRequest): Promise<void> {
    await this.changePassword.execute(actor, request.present, request.password);
  }

  @Get('sessions')
  @ApiOkResponse({ type: [SessionResponse] })
  sessions(@CurrentActor() actor: Actor): Promise<SessionResponse[]> {
    return this.own.sessions(actor);
  }

  @Delete('sessions/:id')
  @SecurityEvent('session.ended')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endSession(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.endSessions.one(actor, id);
  }

  @Post('sessions/end-others')
  @SecurityEvent('sessions.ended')
  @HttpCode(200)
  @ApiOkResponse({ type: EndedSessionsResponse })
  async endOthers(@CurrentActor() actor: Actor): Promise<EndedSessionsResponse> {
    return { ended: await this.endSessions.others(actor) };
  }
}
