import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { PageRequest } from '../../../platform/http/dto.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { ReadMembers } from '../use-cases/read-members.js';
import { KeepMembers } from '../use-cases/keep-members.js';
import { ChangeRolesRequest } from './dto/member.request.js';
import { ChangedMemberResponse, MemberListResponse } from './dto/workspace.response.js';

@ApiTags('identity')
@Controller('workspaces/:workspaceId/members')
export class MembersController {
  constructor(
    private readonly list: ReadMembers,
    private readonly members: KeepMembers,
  ) {}

  @Get()
  @Permit('identity.membership.read')
  @ApiOkResponse({ type: MemberListResponse })
  all(@CurrentActor() actor: Actor, @Query() page: PageRequest): Promise<MemberListResponse> {
    return this.list.members(actor, page);
  }

  @Patch(':accountId')
  @SecurityEvent('member.changed')
  @Permit('identity.membership.edit')
  @ApiOkResponse({ type: ChangedMemberResponse })
  async changeRoles(
    @CurrentActor() actor: Actor,
    @Param('accountId', IdPipe) accountId: string,
    @BaseVersion() baseVersion: number,
    @Body() { roles, parkId }: ChangeRolesRequest,
  ): Promise<ChangedMemberResponse> {
    const { request, ...changed } = await this.members.changeRoles(actor, { accountId, baseVersion, roles, parkId });
    const waiting = request && { id: request.id, roles: request.roles, doubts: request.doubts };
    return { ...changed, waiting: waiting && { ...waiting, takesEffectAt: request.takesEffectAt } };
  }

  @Delete(':accountId')
  @SecurityEvent('member.removed')
  @Permit('identity.membership.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('accountId', IdPipe) accountId: string,
    @BaseVersion() baseVersion: number,
  ): Promise<void> {
    await this.members.remove(actor, { accountId, baseVersion });
  }
}
