import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { ReadPeople } from '../use-cases/read-people.js';
import { AddPerson } from '../use-cases/add-person.js';
import { ChangePerson } from '../use-cases/change-person.js';
import { ChangePersonRequest, ListPeopleRequest, PersonRequest } from './dto/person.request.js';
import { PersonListResponse, PersonResponse } from './dto/workspace.response.js';

@ApiTags('identity')
@Controller('workspaces/:workspaceId/people')
export class PeopleController {
  constructor(
    private readonly people: ReadPeople,
    private readonly addPerson: AddPerson,
    private readonly changePerson: ChangePerson,
  ) {}

  @Get()
  @Permit('identity.person.read')
  @ApiOkResponse({ type: PersonListResponse })
  list(@CurrentActor() actor: Actor, @Query() filter: ListPeopleRequest): Promise<PersonListResponse> {
    return this.people.list(actor, filter);
  }

  @Get(':id')
  @Permit('identity.person.read')
  @ApiOkResponse({ type: PersonResponse })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PersonResponse> {
    return this.people.one(actor, id);
  }

  @Post()
  @Permit('identity.person.edit')
  @ApiCreatedResponse({ type: PersonResponse })
  async add(@CurrentActor() actor: Actor, @Body() request: PersonRequest): Promise<PersonResponse> {
    const { id } = await this.addPerson.execute(actor, request);
    return this.people.one(actor, id);
  }

  @Patch(':id')
  @Permit('identity.person.edit')
  @ApiOkResponse({ type: PersonResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: ChangePersonRequest,
  ): Promise<PersonResponse> {
    await this.changePerson.execute(actor, { id, baseVersion, changes });
    return this.people.one(actor, id);
  }
}
