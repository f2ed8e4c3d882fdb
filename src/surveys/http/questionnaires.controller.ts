import { Controller, Delete, Get, HttpCode, Param, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe } from '../../platform/http/index.js';
import { DecideQuestionnaire } from '../use-cases/decide-questionnaire.js';
import { ReadQuestionnaires } from '../use-cases/read-questionnaires.js';
import type { UploadedForm } from '../use-cases/upload-questionnaire.js';
import {
  QuestionnaireListResponse,
  QuestionnairePageResponse,
  UploadedFormResponse,
} from './dto/questionnaire.response.js';
import { FormUploadInterceptor } from './form-upload.interceptor.js';

@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/questionnaires')
export class QuestionnairesController {
  constructor(
    private readonly questionnaires: ReadQuestionnaires,
    private readonly decide: DecideQuestionnaire,
  ) {}

  @Get()
  @Permit('surveys.questionnaire.read')
  @ApiOkResponse({ type: QuestionnaireListResponse })
  list(@CurrentActor() actor: Actor): Promise<QuestionnaireListResponse> {
    return this.questionnaires.all(actor);
  }

  /** Reads an XLSForm (.xlsx or .md) and stores it as a draft; a form with errors is refused, with all messages. */
  @Post()
  @HttpCode(200)
  @Permit('surveys.questionnaire.edit')
  @UseInterceptors(FormUploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiOkResponse({ type: UploadedFormResponse })
  upload(@UploadedFile() { id, messages }: UploadedForm): UploadedFormResponse {
    return { id, messages };
  }

  @Get(':questionnaireId')
  @Permit('surveys.questionnaire.read')
  @ApiOkResponse({ type: QuestionnairePageResponse })
  one(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
  ): Promise<QuestionnairePageResponse> {
    return this.questionnaires.one(actor, questionnaireId);
  }

  @Post(':questionnaireId/publish')
  @HttpCode(200)
  @Permit('surveys.questionnaire.edit')
  @ApiOkResponse({ type: QuestionnairePageResponse })
  async publish(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
  ): Promise<QuestionnairePageResponse> {
    await this.decide.publish(actor, questionnaireId);
    return this.questionnaires.one(actor, questionnaireId);
  }

  /** Deletes a draft. Published versions cannot be deleted. */
  @Delete(':questionnaireId')
  @HttpCode(204)
  @Permit('surveys.questionnaire.edit')
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('questionnaireId', IdPipe) questionnaireId: string): Promise<void> {
    return this.decide.remove(actor, questionnaireId);
  }
}
