import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { AdoptTranslation } from '../use-cases/adopt-translation.js';
import { ReadConclusions } from '../use-cases/read-conclusions.js';
import { TranslateConclusion, TranslateReservation } from '../use-cases/translate-text.js';
import {
  AdoptTranslationRequest,
  TranslateConclusionRequest,
  TranslateReservationRequest,
} from './dto/conclusion.request.js';
import { RevisedConclusionResponse, TranslationListResponse } from './dto/conclusion.response.js';

/** Texts that need a translation, and adding translations, also after a roundtable has closed. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class TranslationsController {
  constructor(
    private readonly read: ReadConclusions,
    private readonly conclusions: TranslateConclusion,
    private readonly reservations: TranslateReservation,
    private readonly adoptions: AdoptTranslation,
  ) {}

  @Get('translations')
  @Permit('dialogue.translation.repair')
  @ApiOkResponse({ type: TranslationListResponse })
  async list(@CurrentActor() actor: Actor): Promise<TranslationListResponse> {
    return { items: [...(await this.read.translations(actor))] };
  }

  @Put('conclusions/:conclusionId/translation')
  @Permit('dialogue.translation.repair')
  @ApiOkResponse({ type: RevisedConclusionResponse })
  async conclusion(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @BaseVersion() baseVersion: number,
    @Body() { language, text = null }: TranslateConclusionRequest,
  ): Promise<RevisedConclusionResponse> {
    return this.conclusions.execute(actor, { conclusionId, baseVersion, language, text });
  }

  /** The groups adopted the translation: both versions are then what was agreed. */
  @Post('conclusions/:conclusionId/adopted-translation')
  @HttpCode(204)
  @Permit('dialogue.conclusion.add')
  @ApiNoContentResponse()
  async adopt(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @Body() { textVersion }: AdoptTranslationRequest,
  ): Promise<void> {
    await this.adoptions.execute(actor, { conclusionId, textVersion });
  }

  @Put('reservations/:reservationId/translation')
  @HttpCode(204)
  @Permit('dialogue.translation.repair')
  @ApiNoContentResponse()
  async reservation(
    @CurrentActor() actor: Actor,
    @Param('reservationId', IdPipe) reservationId: string,
    @Body() body: TranslateReservationRequest,
  ): Promise<void> {
    await this.reservations.execute(actor, { reservationId, ...body });
  }
}
