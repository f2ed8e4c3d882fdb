import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { IdPipe } from '../../../platform/http/index.js';
import { EditWorkingGroup } from '../use-cases/edit-working-group.js';
import { FormWorkingGroup } from '../use-cases/form-working-group.js';
import { ReadWorkingGroups } from '../use-cases/read-working-groups.js';
import { DialogueResponses } from './dialogue-responses.js';
import { CreatedResponse, VersionResponse } from './dto/parts.response.js';
import { EditWorkingGroupRequest, FormWorkingGroupRequest } from './dto/working-group.request.js';
import { WorkingGroupDetailResponse, WorkingGroupListResponse } from './dto/working-group.response.js';

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class WorkingGroupsController {
  constructor(
    private readonly groups: ReadWorkingGroups,
    private readonly form: FormWorkingGroup,
    private readonly edit: EditWorkingGroup,
  ) {}

  @Get('working-groups')
  @Permit('dialogue.working-group.read')
  @ApiOkResponse({ type: WorkingGroupListResponse })
  async list(@CurrentActor() actor: Actor): Promise<WorkingGroupListResponse> {
    const { groups, shown } = await this.groups.list(actor);
    const made = new DialogueResponses(actor, shown);
    return { items: groups.map((each) => made.group(each)) };
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

  @Patch('working-groups/:workingGroupId')
  @Permit('dialogue.working-group.change')
  @ApiOkResponse({ type: VersionResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('workingGroupId', IdPipe) workingGroupId: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: EditWorkingGroupRequest,
  ): Promise<VersionResponse> {
    return this.edit.execute(actor, { workingGroupId, baseVersion, changes });
  }
}
