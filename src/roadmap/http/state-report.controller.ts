import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { ReadStateReport } from '../use-cases/read-state-report.js';
import { stateReportResponse } from './action-responses.js';
import { StateReportResponse } from './dto/state-report.response.js';

@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/state-report')
export class StateReportController {
  constructor(private readonly report: ReadStateReport) {}

  @Get()
  @Permit('roadmap.read')
  @ApiOkResponse({ type: StateReportResponse })
  async show(@CurrentActor() actor: Actor): Promise<StateReportResponse> {
    return stateReportResponse(actor, await this.report.execute(actor));
  }
}
