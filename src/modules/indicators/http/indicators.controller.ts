import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { StartRun } from '../use-cases/start-run.js';
import { IndicatorListResponse, IndicatorPageResponse } from './dto/indicator.response.js';
import { StartRunRequest } from './dto/run.request.js';
import { RunListResponse, RunPageResponse, StartedRunResponse } from './dto/run.response.js';
import { IndicatorPages } from './indicator-pages.js';

@ApiTags('indicators')
@Controller('workspaces/:workspaceId/indicators')
export class IndicatorsController {
  constructor(
    private readonly pages: IndicatorPages,
    private readonly startRun: StartRun,
  ) {}

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

  @Get('runs')
  @Permit('indicators.run.read')
  @ApiOkResponse({ type: RunListResponse })
  runs(@CurrentActor() actor: Actor): Promise<RunListResponse> {
    return this.pages.runs(actor);
  }

  @Post('runs')
  @Permit('indicators.run.start')
  @ApiCreatedResponse({ type: StartedRunResponse })
  start(@CurrentActor() actor: Actor, @Body() body: StartRunRequest): Promise<StartedRunResponse> {
    const { lowPay, ...settings } = body.settings ?? {};
    return this.startRun.execute(actor, {
      waveId: body.waveId,
      ...(body.weightSetId !== undefined && { weightSetId: body.weightSetId }),
      settings: { ...settings, ...(lowPay !== undefined && { lowPay: { ...lowPay, source: 'published' as const } }) },
    });
  }

  @Get('runs/:runId')
  @Permit('indicators.run.read')
  @ApiOkResponse({ type: RunPageResponse })
  run(@CurrentActor() actor: Actor, @Param('runId', ParseUUIDPipe) runId: string): Promise<RunPageResponse> {
    return this.pages.run(actor, runId);
  }

  @Get(':indicatorId')
  @Permit('indicators.indicator.read')
  @ApiOkResponse({ type: IndicatorPageResponse })
  one(@CurrentActor() actor: Actor, @Param('indicatorId') indicatorId: string): Promise<IndicatorPageResponse> {
    return this.pages.one(actor, indicatorId);
  }
}
