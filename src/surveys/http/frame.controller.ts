import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { ReadFrame } from '../use-cases/read-frame.js';
import { AddFrameUnits } from '../use-cases/add-frame-units.js';
import { ChangeFrameUnit } from '../use-cases/change-frame-unit.js';
import { FrameResponse, ParkListResponse } from './dto/fieldwork.response.js';
import { ChangeFrameUnitRequest, FrameUnitRequest } from './dto/wave.request.js';

@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/frame')
export class FrameController {
  constructor(
    private readonly frame: ReadFrame,
    private readonly addUnits: AddFrameUnits,
    private readonly changeUnit: ChangeFrameUnit,
  ) {}

  @Get()
  @Permit('surveys.frame.read')
  @ApiOkResponse({ type: FrameResponse })
  async list(@CurrentActor() actor: Actor): Promise<FrameResponse> {
    return { items: await this.frame.units(actor) };
  }

  @Post()
  @Permit('surveys.frame.edit')
  @ApiCreatedResponse({ type: FrameResponse })
  async add(@CurrentActor() actor: Actor, @Body() body: FrameUnitRequest): Promise<FrameResponse> {
    const [id] = await this.addUnits.execute(actor, [body]);
    return { items: await this.frame.units(actor, id) };
  }

  @Patch(':unitId')
  @Permit('surveys.frame.edit')
  @ApiOkResponse({ type: FrameResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('unitId', IdPipe) unitId: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: ChangeFrameUnitRequest,
  ): Promise<FrameResponse> {
    await this.changeUnit.execute(actor, unitId, { baseVersion, changes });
    return { items: await this.frame.units(actor, unitId) };
  }

  @Get('parks')
  @Permit('surveys.wave.read')
  @ApiOkResponse({ type: ParkListResponse })
  async parks(@CurrentActor() actor: Actor): Promise<ParkListResponse> {
    return { items: await this.frame.parks(actor) };
  }
}
