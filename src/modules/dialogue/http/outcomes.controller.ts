import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { ReadSharedPositions } from '../use-cases/read-shared-positions.js';
import { DeleteOutcome, RecordOutcome } from '../use-cases/record-outcome.js';
import { SharePosition } from '../use-cases/share-position.js';
import { RecordOutcomeRequest } from './dto/outcome.request.js';
import { SharedPositionListResponse } from './dto/outcome.response.js';
import { CreatedResponse } from './dto/parts.response.js';

/** What meetings record beside conclusions: recommendations, decisions, positions, mandates and notes. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class OutcomesController {
  constructor(
    private readonly recording: RecordOutcome,
    private readonly deletion: DeleteOutcome,
    private readonly sharing: SharePosition,
    private readonly positions: ReadSharedPositions,
  ) {}

  @Post('meetings/:meetingId/outcomes')
  @Permit('dialogue.outcome.record')
  @ApiCreatedResponse({ type: CreatedResponse })
  async record(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() body: RecordOutcomeRequest,
  ): Promise<CreatedResponse> {
    return this.recording.execute(actor, { meetingId, ...body });
  }

  @Delete('outcomes/:outcomeId')
  @HttpCode(204)
  @Permit('dialogue.outcome.record')
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @Param('outcomeId', IdPipe) outcomeId: string): Promise<void> {
    await this.deletion.execute(actor, outcomeId);
  }

  @Post('outcomes/:outcomeId/sharing')
  @Permit('dialogue.position.share')
  @ApiCreatedResponse({ type: CreatedResponse })
  async share(@CurrentActor() actor: Actor, @Param('outcomeId', IdPipe) outcomeId: string): Promise<CreatedResponse> {
    return this.sharing.execute(actor, outcomeId);
  }

  @Get('roundtables/:roundtableId/positions')
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: SharedPositionListResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<SharedPositionListResponse> {
    return { items: await this.positions.execute(actor, roundtableId) };
  }
}
