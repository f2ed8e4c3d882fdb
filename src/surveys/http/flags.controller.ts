import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { EditFlagRules } from '../use-cases/edit-flag-rules.js';
import { ReviewFlagged } from '../use-cases/review-flagged.js';
import { DecideFlaggedRequest, FlaggedRequest, FlagRulesRequest } from './dto/flags.request.js';
import { FlaggedAnswersResponse, FlagRulesResponse } from './dto/flags.response.js';

@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves/:waveId')
export class FlagsController {
  constructor(
    private readonly review: ReviewFlagged,
    private readonly rules: EditFlagRules,
  ) {}

  @Get('flagged')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ type: FlaggedAnswersResponse })
  flagged(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Query() { flag, show, after }: FlaggedRequest,
  ): Promise<FlaggedAnswersResponse> {
    return this.review.list(actor, waveId, { flag: flag ?? null, undecidedOnly: show === 'undecided', after });
  }

  /** Keeps a flagged answer or leaves it out of figures. `If-Match`: the version of the decision; "0" for the first one. */
  @Put('flagged/:answerId')
  @HttpCode(204)
  @Permit('surveys.microdata.export')
  @ApiNoContentResponse()
  decide(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Param('answerId', IdPipe) answerId: string,
    @BaseVersion() baseVersion: number,
    @Body() body: DecideFlaggedRequest,
  ): Promise<void> {
    return this.review.decide(actor, { waveId, answerId }, { baseVersion, ...body });
  }

  @Get('flag-rules')
  @Permit('surveys.fieldwork.read')
  @ApiOkResponse({ type: FlagRulesResponse })
  readRules(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<FlagRulesResponse> {
    return this.rules.read(actor, waveId);
  }

  @Put('flag-rules')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ type: FlagRulesResponse })
  async saveRules(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @BaseVersion() baseVersion: number,
    @Body() { rules }: FlagRulesRequest,
  ): Promise<FlagRulesResponse> {
    await this.rules.save(actor, waveId, { baseVersion, rules });
    return this.rules.read(actor, waveId);
  }
}
