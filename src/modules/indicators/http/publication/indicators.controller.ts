import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../../platform/auth/index.js';
import { IndicatorListResponse, IndicatorPageResponse } from '../dto/publication/indicator.response.js';
import { ReadIndicators } from '../../use-cases/publication/read-indicators.js';

@ApiTags('indicators')
@Controller('workspaces/:workspaceId/indicators')
export class IndicatorsController {
  constructor(private readonly pages: ReadIndicators) {}

  @Get()
  @Permit('indicators.indicator.read')
  @ApiOkResponse({ type: IndicatorListResponse })
  list(@CurrentActor() actor: Actor): Promise<IndicatorListResponse> {
    return this.pages.list(actor);
  }

  @Get('overview')
  @Permit('indicators.indicator.read')
  @ApiOkResponse({ type: IndicatorListResponse })
  overview(@CurrentActor() actor: Actor): Promise<IndicatorListResponse> {
    return this.pages.overview(actor);
  }

  @Get(':indicatorId')
  @Permit('indicators.indicator.read')
  @ApiOkResponse({ type: IndicatorPageResponse })
  one(@CurrentActor() actor: Actor, @Param('indicatorId') indicatorId: string): Promise<IndicatorPageResponse> {
    return this.pages.one(actor, indicatorId);
  }
}
