import { Controller, Get, HttpCode, Param, Post, type StreamableFile, UploadedFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe, NotIdempotent, ReceivesFile, workbookArchive } from '../../platform/http/index.js';
import type { FileInMemory } from '../../platform/http/receive-file.js';
import { ReadQuestionnaires } from '../use-cases/read-questionnaires.js';
import { UploadFormFile } from '../use-cases/upload-form-file.js';
import { QuestionnairePageResponse } from './dto/questionnaire.response.js';
import { FormFileInterceptor } from './form-file.interceptor.js';

/** Files of questionnaires, from which choices come or in which expressions look something up. */
@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/questionnaires/:questionnaireId')
export class QuestionnaireFilesController {
  constructor(
    private readonly upload: UploadFormFile,
    private readonly questionnaires: ReadQuestionnaires,
  ) {}

  /** Stores a CSV, XML or GeoJSON file that the draft needs, under its name; it replaces the one before. */
  @Post('files')
  @NotIdempotent()
  @HttpCode(200)
  @Permit('surveys.questionnaire.edit')
  @ReceivesFile(FormFileInterceptor)
  @ApiOkResponse({ type: QuestionnairePageResponse })
  async store(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
    @UploadedFile() { name, bytes }: FileInMemory,
  ): Promise<QuestionnairePageResponse> {
    await this.upload.execute(actor, { questionnaireId, name, bytes });
    return this.questionnaires.one(actor, questionnaireId);
  }

  /** A draft or published version as an XLSForm, with its files. */
  @Get('xlsform.zip')
  @Permit('surveys.questionnaire.read')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async archive(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
  ): Promise<StreamableFile> {
    const { fileName, sheets, files } = await this.questionnaires.xlsform(actor, questionnaireId);
    return workbookArchive(`${fileName}.zip`, { name: `${fileName}.xlsx`, sheets }, files);
  }
}
