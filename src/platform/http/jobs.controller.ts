import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Permit } from '../auth/decorators.js';
import { JobRuns } from '../jobs/job-runs.js';
import { Problem } from '../../kernel/problem.js';
import { localized } from '../../kernel/localized-text.js';
import { JobRunResponse } from './job-run.response.js';

export const jobPermissions = {
  'platform.job.read': ['administrator', 'facilitator', 'analyst', 'member', 'rapporteur', 'park-coordinator'],
  'platform.job.cancel': ['administrator', 'facilitator', 'analyst'],
} as const;

const notAnId = () =>
  new Problem('not-found', 'platform.job.not-found', localized('There is no such job here.', '此处没有该任务。'));

@ApiTags('jobs')
@Controller('workspaces/:workspaceId/jobs')
export class JobsController {
  constructor(private readonly runs: JobRuns) {}

  @Get(':id')
  @Permit('platform.job.read')
  @ApiOkResponse({ type: JobRunResponse })
  find(
    @CurrentActor() actor: Actor,
    @Param('id', new ParseUUIDPipe({ exceptionFactory: notAnId })) id: string,
  ): Promise<JobRunResponse> {
    return this.runs.find(actor, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Permit('platform.job.cancel')
  @ApiOkResponse({ type: JobRunResponse })
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', new ParseUUIDPipe({ exceptionFactory: notAnId })) id: string,
  ): Promise<JobRunResponse> {
    return this.runs.requestCancel(actor, id);
  }
}
