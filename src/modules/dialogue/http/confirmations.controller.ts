import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { AdoptConclusion } from '../use-cases/adopt-conclusion.js';
import { AnswerConfirmation } from '../use-cases/answer-confirmation.js';
import { SetConfirmationTerm } from '../use-cases/confirmation-term.js';
import {
  AdoptConclusionRequest,
  AnswerConfirmationRequest,
  SetConfirmationTermRequest,
} from './dto/conclusion.request.js';

/** Conclusions that were agreed subject to confirmation by each organisation. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/conclusions/:conclusionId')
export class ConfirmationsController {
  constructor(
    private readonly terms: SetConfirmationTerm,
    private readonly answers: AnswerConfirmation,
    private readonly adoptions: AdoptConclusion,
  ) {}

  @Put('confirmation-term')
  @HttpCode(204)
  @Permit('dialogue.confirmation.set-term')
  @ApiNoContentResponse()
  async setTerm(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @Body() body: SetConfirmationTermRequest,
  ): Promise<void> {
    await this.terms.execute(actor, { conclusionId, ...body });
  }

  @Post('confirmations/:organisationId')
  @HttpCode(204)
  @Permit('dialogue.confirmation.answer')
  @ApiNoContentResponse()
  async answer(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @Param('organisationId', IdPipe) organisationId: string,
    @Body() body: AnswerConfirmationRequest,
  ): Promise<void> {
    await this.answers.execute(actor, { conclusionId, organisationId, ...body });
  }

  /** A meeting with a quorum adopts what was taken without one. */
  @Post('adoptions')
  @HttpCode(204)
  @Permit('dialogue.conclusion.add')
  @ApiNoContentResponse()
  async adopt(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @Body() { meetingId }: AdoptConclusionRequest,
  ): Promise<void> {
    await this.adoptions.execute(actor, { conclusionId, meetingId });
  }
}
