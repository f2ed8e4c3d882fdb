import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { ReadOrganisations } from '../use-cases/read-organisations.js';
import { AddOrganisation } from '../use-cases/add-organisation.js';
import { ChangeOrganisation } from '../use-cases/change-organisation.js';
import {
  AddOrganisationRequest,
  ChangeOrganisationRequest,
  ListOrganisationsRequest,
} from './dto/organisation.request.js';
import { OrganisationListResponse, OrganisationResponse } from './dto/organisation.response.js';

@ApiTags('directory')
@Controller('workspaces/:workspaceId/organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: ReadOrganisations,
    private readonly addOrganisation: AddOrganisation,
    private readonly changeOrganisation: ChangeOrganisation,
  ) {}

  @Get()
  @Permit('directory.organisation.read')
  @ApiOkResponse({ type: OrganisationListResponse })
  list(@CurrentActor() actor: Actor, @Query() filter: ListOrganisationsRequest): Promise<OrganisationListResponse> {
    return this.organisations.list(actor, filter);
  }

  @Get(':id')
  @Permit('directory.organisation.read')
  @ApiOkResponse({ type: OrganisationResponse })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OrganisationResponse> {
    return this.organisations.one(actor, id);
  }

  @Post()
  @Permit('directory.organisation.edit')
  @ApiCreatedResponse({ type: OrganisationResponse })
  async add(@CurrentActor() actor: Actor, @Body() request: AddOrganisationRequest): Promise<OrganisationResponse> {
    const { id } = await this.addOrganisation.execute(actor, request);
    return this.organisations.one(actor, id);
  }

  @Patch(':id')
  @Permit('directory.organisation.edit')
  @ApiOkResponse({ type: OrganisationResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: ChangeOrganisationRequest,
  ): Promise<OrganisationResponse> {
    await this.changeOrganisation.execute(actor, { id, baseVersion, changes });
    return this.organisations.one(actor, id);
  }
}
