import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit, SignedIn } from '../../../platform/auth/decorators.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { ReadWorkspace } from '../use-cases/read-workspace.js';
import { ChangeWorkspace } from '../use-cases/change-workspace.js';
import { OpenWorkspace } from '../use-cases/open-workspace.js';
import { AddWorkspaceRequest, ChangeWorkspaceRequest } from './dto/workspace.request.js';
import { WorkspaceResponse } from './dto/workspace.response.js';

@ApiTags('identity')
@Controller('workspaces')
export class WorkspacesController {
  constructor(
    private readonly workspace: ReadWorkspace,
    private readonly openWorkspace: OpenWorkspace,
    private readonly changeWorkspace: ChangeWorkspace,
  ) {}

  @Post()
  @SignedIn()
  @ApiCreatedResponse({ type: WorkspaceResponse })
  async open(@CurrentActor() actor: Actor, @Body() request: AddWorkspaceRequest): Promise<WorkspaceResponse> {
    const { person, ...workspace } = request;
    const { fieldVersions: _internal, ...opened } = await this.openWorkspace.execute(actor, workspace, person);
    return opened;
  }

  @Get(':workspaceId')
  @Permit('identity.workspace.read')
  @ApiOkResponse({ type: WorkspaceResponse })
  here(@CurrentActor() actor: Actor): Promise<WorkspaceResponse> {
    return this.workspace.execute(actor);
  }

  @Patch(':workspaceId')
  @Permit('identity.workspace.edit')
  @ApiOkResponse({ type: WorkspaceResponse })
  async change(
    @CurrentActor() actor: Actor,
    @BaseVersion() baseVersion: number,
    @Body() changes: ChangeWorkspaceRequest,
  ): Promise<WorkspaceResponse> {
    await this.changeWorkspace.execute(actor, baseVersion, changes);
    return this.workspace.execute(actor);
  }
}
