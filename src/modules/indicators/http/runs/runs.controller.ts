import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../../platform/auth/index.js';
import { IdPipe } from '../../../../platform/http/index.js';
import { RepeatRun } from '../../use-cases/runs/repeat-run.js';
import { StartRun } from '../../use-cases/runs/start-run.js';
import { RunComparisonResponse } from '../dto/runs/run-comparison.response.js';
import { CompareRunsRequest, StartRunRequest } from '../dto/runs/run.request.js';
import { RunListResponse, RunPageResponse, StartedRunResponse } from '../dto/runs/run.response.js';
import { ReadRuns } from '../../use-cases/runs/read-runs.js';

@ApiTags('indicators')
@Controller('workspaces/:workspaceId/indicators/runs')
export class RunsController {
  constructor(
    private readonly pages: ReadRuns,
    private readonly startRun: StartRun,
    private readonly repeatRun: RepeatRun,
  ) {}

  @Get()
  @Permit('indicators.run.read')
  @ApiOkResponse({ type: RunListResponse })
  runs(@CurrentActor() actor: Actor): Promise<RunListResponse> {
    return this.pages.list(actor);
  }

  @Post()
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

  @Get(':runId')
  @Permit('indicators.run.read')
  @ApiOkResponse({ type: RunPageResponse })
  run(@CurrentActor() actor: Actor, @Param('runId', IdPipe) runId: string): Promise<RunPageResponse> {
    return this.pages.one(actor, runId);
  }

  @Post(':runId/repetitions')
  @Permit('indicators.run.start')
  @ApiCreatedResponse({ type: StartedRunResponse })
  repeat(@CurrentActor() actor: Actor, @Param('runId', IdPipe) runId: string): Promise<StartedRunResponse> {
    return this.repeatRun.start(actor, runId);
  }

  @Get(':runId/compared-with/:otherId')
  @Permit('indicators.run.read')
  @ApiOkResponse({ type: RunComparisonResponse })
  compare(
    @CurrentActor() actor: Actor,
    @Param('runId', IdPipe) after: string,
    @Param('otherId', IdPipe) before: string,
    @Query() { movement }: CompareRunsRequest,
  ): Promise<RunComparisonResponse> {
    return this.pages.compare(actor, { before, after }, movement);
  }
}
