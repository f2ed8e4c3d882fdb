import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../../platform/auth/index.js';
import { IdPipe } from '../../../../platform/http/index.js';
import { StartWeightSet } from '../../use-cases/weighting/start-weight-set.js';
import { MakeWeightSetRequest } from '../dto/weighting/weight-set.request.js';
import {
  StartedWeightSetResponse,
  WeightSetListResponse,
  WeightSetPageResponse,
} from '../dto/weighting/weight-set.response.js';
import { ReadWeightSets } from '../../use-cases/weighting/read-weight-sets.js';

@ApiTags('indicators')
@Controller('workspaces/:workspaceId/indicators/weights')
export class WeightSetsController {
  constructor(
    private readonly pages: ReadWeightSets,
    private readonly startWeightSet: StartWeightSet,
  ) {}

  @Get()
  @Permit('indicators.weights.read')
  @ApiOkResponse({ type: WeightSetListResponse })
  list(@CurrentActor() actor: Actor): Promise<WeightSetListResponse> {
    return this.pages.list(actor);
  }

  @Post()
  @Permit('indicators.weights.make')
  @ApiCreatedResponse({ type: StartedWeightSetResponse })
  make(@CurrentActor() actor: Actor, @Body() body: MakeWeightSetRequest): Promise<StartedWeightSetResponse> {
    const { waveId, mergeSmall = false, bounds = null, trim = null, ...specification } = body;
    return this.startWeightSet.execute(actor, {
      waveId,
      specification: { ...specification, mergeSmall, bounds, trim },
    });
  }

  @Get(':weightSetId')
  @Permit('indicators.weights.read')
  @ApiOkResponse({ type: WeightSetPageResponse })
  one(@CurrentActor() actor: Actor, @Param('weightSetId', IdPipe) weightSetId: string): Promise<WeightSetPageResponse> {
    return this.pages.one(actor, weightSetId);
  }
}
