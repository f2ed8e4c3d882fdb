import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  type StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe, ReceivesFile, xlsxFile } from '../../platform/http/index.js';
import { DecideQuestionnaire } from '../use-cases/decide-questionnaire.js';
import { MapQuestions } from '../use-cases/map-questions.js';
import { ReadMapping } from '../use-cases/read-mapping.js';
import { ReadQuestionnaires } from '../use-cases/read-questionnaires.js';
import type { UploadedForm } from '../use-cases/upload-questionnaire.js';
import { PublishQuestionnaireQuery } from './dto/questionnaire.request.js';
import { MapQuestionsRequest } from './dto/mapping.request.js';
import { MappingResponse } from './dto/mapping.response.js';
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
    private readonly mappings: ReadMapping,
    private readonly mapQuestions: MapQuestions,
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
  @ReceivesFile(FormUploadInterceptor)
  @ApiOkResponse({ type: UploadedFormResponse })
  upload(@UploadedFile() { id, messages, missingFiles, answerLength }: UploadedForm): UploadedFormResponse {
    return { id, messages, missingFiles, answerLength };
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

  /** A draft or published version as an XLSForm; uploading it gives the same questionnaire. */
  @Get(':questionnaireId/xlsform.xlsx')
  @Permit('surveys.questionnaire.read')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async xlsform(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
  ): Promise<StreamableFile> {
    const { fileName, sheets } = await this.questionnaires.xlsform(actor, questionnaireId);
    return xlsxFile(`${fileName}.xlsx`, sheets);
  }

  @Post(':questionnaireId/publish')
  @HttpCode(200)
  @Permit('surveys.questionnaire.edit')
  @ApiOkResponse({ type: QuestionnairePageResponse })
  async publish(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
    @Query() { revision }: PublishQuestionnaireQuery,
  ): Promise<QuestionnairePageResponse> {
    await this.decide.publish(actor, questionnaireId, revision);
    return this.questionnaires.one(actor, questionnaireId);
  }

  /** Which questions of a published version are which variables of the indicators; a proposal until it is saved. */
  @Get(':questionnaireId/mapping')
  @Permit('surveys.questionnaire.read')
  @ApiOkResponse({ type: MappingResponse })
  mapping(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
  ): Promise<MappingResponse> {
    return this.mappings.execute(actor, questionnaireId);
  }

  /** Saves the next version of the mapping. Published figures keep the version from which they were computed. */
  @Put(':questionnaireId/mapping')
  @Permit('surveys.questionnaire.edit')
  @ApiOkResponse({ type: MappingResponse })
  async map(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
    @BaseVersion() baseVersion: number,
    @Body() { variables }: MapQuestionsRequest,
  ): Promise<MappingResponse> {
    await this.mapQuestions.execute(actor, { questionnaireId, baseVersion, variables });
    return this.mappings.execute(actor, questionnaireId);
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
