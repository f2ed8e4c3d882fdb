import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { ReadPlaces } from '../use-cases/read-places.js';
import { AddPlace } from '../use-cases/add-place.js';
import { ChangePlace } from '../use-cases/change-place.js';
import { AddPlaceRequest, ChangePlaceRequest, ListPlacesRequest } from './dto/place.request.js';
import { PlaceListResponse, PlaceResponse } from './dto/place.response.js';

@ApiTags('directory')
@Controller('workspaces/:workspaceId/places')
export class PlacesController {
  constructor(
    private readonly places: ReadPlaces,
    private readonly addPlace: AddPlace,
    private readonly changePlace: ChangePlace,
  ) {}

  @Get()
  @Permit('directory.place.read')
  @ApiOkResponse({ type: PlaceListResponse })
  list(@CurrentActor() actor: Actor, @Query() filter: ListPlacesRequest): Promise<PlaceListResponse> {
    return this.places.list(actor, filter);
  }

  @Get(':id')
  @Permit('directory.place.read')
  @ApiOkResponse({ type: PlaceResponse })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PlaceResponse> {
    return this.places.one(actor, id);
  }

  @Post()
  @Permit('directory.place.edit')
  @ApiCreatedResponse({ type: PlaceResponse })
  async add(@CurrentActor() actor: Actor, @Body() request: AddPlaceRequest): Promise<PlaceResponse> {
    const { id } = await this.addPlace.execute(actor, request);
    return this.places.one(actor, id);
  }

  @Patch(':id')
  @Permit('directory.place.edit')
  @ApiOkResponse({ type: PlaceResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: ChangePlaceRequest,
  ): Promise<PlaceResponse> {
    await this.changePlace.execute(actor, { id, baseVersion, changes });
    return this.places.one(actor, id);
  }
}
