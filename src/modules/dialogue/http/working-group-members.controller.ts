import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { IdPipe } from '../../../platform/http/index.js';
import { ChangeMemberFunction, JoinWorkingGroup, LeaveWorkingGroup } from '../use-cases/change-group-members.js';
import { RemoveConvenorTurn, SetConvenorTurn } from '../use-cases/rotate-convenors.js';
import { CreatedResponse, VersionResponse } from './dto/parts.response.js';
import { ChangeMemberRequest, JoinWorkingGroupRequest, SetConvenorTurnRequest } from './dto/working-group.request.js';

/** Members of working groups, and which of their convenors leads from when. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class WorkingGroupMembersController {
  constructor(
    private readonly join: JoinWorkingGroup,
    private readonly change: ChangeMemberFunction,
    private readonly leave: LeaveWorkingGroup,
    private readonly setTurn: SetConvenorTurn,
    private readonly removeTurn: RemoveConvenorTurn,
  ) {}

  @Post('working-groups/:workingGroupId/members')
  @Permit('dialogue.working-group.change')
  @ApiCreatedResponse({ type: CreatedResponse })
  async addMember(
    @CurrentActor() actor: Actor,
    @Param('workingGroupId', IdPipe) workingGroupId: string,
    @Body() body: JoinWorkingGroupRequest,
  ): Promise<CreatedResponse> {
    return this.join.execute(actor, { workingGroupId, ...body });
  }

  @Patch('working-group-members/:memberId')
  @Permit('dialogue.working-group.change')
  @ApiOkResponse({ type: VersionResponse })
  async changeMember(
    @CurrentActor() actor: Actor,
    @Param('memberId', IdPipe) memberId: string,
    @BaseVersion() baseVersion: number,
    @Body() body: ChangeMemberRequest,
  ): Promise<VersionResponse> {
    return this.change.execute(actor, { memberId, baseVersion, ...body });
  }

  @Delete('working-group-members/:memberId')
  @HttpCode(204)
  @Permit('dialogue.working-group.change')
  @ApiNoContentResponse()
  async removeMember(@CurrentActor() actor: Actor, @Param('memberId', IdPipe) memberId: string): Promise<void> {
    await this.leave.execute(actor, memberId);
  }

  @Post('working-groups/:workingGroupId/convenor-turns')
  @Permit('dialogue.working-group.change')
  @ApiCreatedResponse({ type: CreatedResponse })
  async addTurn(
    @CurrentActor() actor: Actor,
    @Param('workingGroupId', IdPipe) workingGroupId: string,
    @Body() body: SetConvenorTurnRequest,
  ): Promise<CreatedResponse> {
    return this.setTurn.execute(actor, { workingGroupId, ...body });
  }

  @Delete('convenor-turns/:turnId')
  @HttpCode(204)
  @Permit('dialogue.working-group.change')
  @ApiNoContentResponse()
  async deleteTurn(@CurrentActor() actor: Actor, @Param('turnId', IdPipe) turnId: string): Promise<void> {
    await this.removeTurn.execute(actor, turnId);
  }
}
