import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { FormWorkingGroup, JoinWorkingGroup, LeaveWorkingGroup } from '../use-cases/form-working-group.js';
import { ReadWorkingGroups } from '../use-cases/read-working-groups.js';
import { DialogueResponses } from './dialogue-responses.js';
import { FormWorkingGroupRequest, JoinWorkingGroupRequest } from './dto/conclusion.request.js';
import { CreatedResponse } from './dto/parts.response.js';
import { WorkingGroupDetailResponse, WorkingGroupListResponse } from './dto/working-group.response.js';

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class WorkingGroupsController {
  constructor(
    private readonly groups: ReadWorkingGroups,
    private readonly form: FormWorkingGroup,
    private readonly join: JoinWorkingGroup,
    private readonly leave: LeaveWorkingGroup,
  ) {}

  @Get('working-groups')
  @Permit('dialogue.working-group.read')
  @ApiOkResponse({ type: WorkingGroupListResponse })
  async list(@CurrentActor() actor: Actor): Promise<WorkingGroupListResponse> {
    const { groups, shown } = await this.groups.list(actor);
    const made = new DialogueResponses(actor, shown);
    return { items: groups.map((group) => made.group(group)) };
  }

  @Post('working-groups')
  @Permit('dialogue.working-group.change')
  @ApiCreatedResponse({ type: CreatedResponse })
  async add(@CurrentActor() actor: Actor, @Body() body: FormWorkingGroupRequest): Promise<CreatedResponse> {
    return this.form.execute(actor, body);
  }

  @Get('working-groups/:workingGroupId')
  @Permit('dialogue.working-group.read')
  @ApiOkResponse({ type: WorkingGroupDetailResponse })
  async show(
    @CurrentActor() actor: Actor,
    @Param('workingGroupId', IdPipe) workingGroupId: string,
  ): Promise<WorkingGroupDetailResponse> {
    const { shown, ...read } = await this.groups.one(actor, workingGroupId);
    return new DialogueResponses(actor, shown).groupDetail(read);
  }

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

  @Delete('working-group-members/:memberId')
  @HttpCode(204)
  @Permit('dialogue.working-group.change')
  @ApiNoContentResponse()
  async removeMember(@CurrentActor() actor: Actor, @Param('memberId', IdPipe) memberId: string): Promise<void> {
    await this.leave.execute(actor, memberId);
  }
}
