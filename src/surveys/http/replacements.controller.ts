import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe } from '../../platform/http/index.js';
import { ReadReplacements } from '../use-cases/read-replacements.js';
import { ReplaceUnit } from '../use-cases/replace-unit.js';
import { ReplacementRequest } from './dto/replacement.request.js';
import { ReplacementsResponse } from './dto/replacement.response.js';

/** Drawn enterprises that were replaced by reserves of the sample. */
@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves/:waveId/replacements')
export class ReplacementsController {
  constructor(
    private readonly replacements: ReadReplacements,
    private readonly replaceUnit: ReplaceUnit,
  ) {}

  @Get()
  @Permit('surveys.frame.key')
  @ApiOkResponse({ type: ReplacementsResponse })
  list(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<ReplacementsResponse> {
    return this.replacements.execute(actor, waveId);
  }

  @Post()
  @HttpCode(200)
  @Permit('surveys.frame.key')
  @ApiOkResponse({ type: ReplacementsResponse })
  async replace(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Body() body: ReplacementRequest,
  ): Promise<ReplacementsResponse> {
    await this.replaceUnit.execute(actor, waveId, body);
    return this.replacements.execute(actor, waveId);
  }
}
