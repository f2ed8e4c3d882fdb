import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Permit } from '../auth/decorators.js';
import { JobRuns } from '../jobs/job-runs.js';
import { IdPipe } from './id.pipe.js';
import { JobRunResponse } from './job-run.response.js';

@ApiTags('jobs')
@Controller('workspaces/:workspaceId/jobs')
export class JobsController {
  constructor(private readonly runs: JobRuns) {}

  @Get(':id')
  @Permit('platform.job.read')
  @ApiOkResponse({ type: JobRunResponse })
  find(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<JobRunResponse> {
    return this.runs.find(actor, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Permit('platform.job.cancel')
  @ApiOkResponse({ type: JobRunResponse })
  cancel(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<JobRunResponse> {
    return this.runs.requestCancel(actor, id);
  }
}
