import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { ReadConclusions } from '../use-cases/read-conclusions.js';
import { RecordConclusion } from '../use-cases/record-conclusion.js';
import { RecordReservation, WithdrawReservation } from '../use-cases/record-reservation.js';
import { ReviseConclusion } from '../use-cases/revise-conclusion.js';
import { DialogueResponses } from './dialogue-responses.js';
import * as requests from './dto/conclusion.request.js';
import * as responses from './dto/conclusion.response.js';
import { CreatedResponse } from './dto/parts.response.js';

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class ConclusionsController {
  constructor(
    private readonly conclusions: ReadConclusions,
    private readonly record: RecordConclusion,
    private readonly revise: ReviseConclusion,
    private readonly reservations: RecordReservation,
    private readonly withdrawals: WithdrawReservation,
  ) {}

  @Get('conclusions')
  @Permit('dialogue.conclusion.read')
  @ApiOkResponse({ type: responses.ConclusionListResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Query() { roundtable, agreement, reserved, words }: requests.RegisterFilterRequest,
  ): Promise<responses.ConclusionListResponse> {
    const { items, ownSeats, shown } = await this.conclusions.list(actor, {
      ...(roundtable !== undefined && { roundtableId: roundtable }),
      ...(agreement !== undefined && { agreement }),
      ...(reserved !== undefined && { reserved: reserved === 'yes' }),
      ...(words !== undefined && { words }),
    });
    const made = new DialogueResponses(actor, shown);
    return { items: items.map((entry) => made.conclusion(entry, ownSeats)) };
  }

  @Get('conclusions/:conclusionId')
  @Permit('dialogue.conclusion.read')
  @ApiOkResponse({ type: responses.ConclusionDetailResponse })
  async show(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
  ): Promise<responses.ConclusionDetailResponse> {
    const { conclusion, ownSeats, shown } = await this.conclusions.one(actor, conclusionId);
    const made = new DialogueResponses(actor, shown);
    return { ...made.conclusion(conclusion, ownSeats), texts: made.texts(conclusion.texts) };
  }

  @Post('roundtables/:roundtableId/conclusions')
  @Permit('dialogue.conclusion.add')
  @ApiCreatedResponse({ type: responses.RecordedConclusionResponse })
  async add(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: requests.RecordConclusionRequest,
  ): Promise<responses.RecordedConclusionResponse> {
    return this.record.execute(actor, { roundtableId, ...body });
  }

  @Patch('conclusions/:conclusionId')
  @Permit('dialogue.conclusion.revise')
  @ApiOkResponse({ type: responses.RevisedConclusionResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @BaseVersion() baseVersion: number,
    @Body() { reason = null, confirmBy = null, ...changes }: requests.ReviseConclusionRequest,
  ): Promise<responses.RevisedConclusionResponse> {
    return this.revise.execute(actor, { conclusionId, baseVersion, changes, reason, confirmBy });
  }

  @Post('conclusions/:conclusionId/reservations')
  @Permit('dialogue.reservation.record')
  @ApiCreatedResponse({ type: CreatedResponse })
  async reserve(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @Body() body: requests.RecordReservationRequest,
  ): Promise<CreatedResponse> {
    return this.reservations.execute(actor, { conclusionId, ...body });
  }

  @Post('reservations/:reservationId/withdrawal')
  @HttpCode(200)
  @Permit('dialogue.reservation.withdraw')
  @ApiOkResponse({ type: responses.WithdrawnResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('reservationId', IdPipe) reservationId: string,
  ): Promise<responses.WithdrawnResponse> {
    return this.withdrawals.execute(actor, reservationId);
  }
}
