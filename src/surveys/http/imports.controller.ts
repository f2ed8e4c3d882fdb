import { Body, Controller, Get, HttpCode, Param, Post, Put, StreamableFile, UploadedFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { SecurityEvent } from '../../platform/http/security-log.interceptor.js';
import { IdPipe, ReceivesFile } from '../../platform/http/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { surveyProblems } from '../domain/problems.js';
import { DecideImport } from '../use-cases/decide-import.js';
import type { ImportView } from '../queries/imports.query.js';
import { ReadImports } from '../use-cases/read-imports.js';
import type { StartedImport } from './answer-upload.interceptor.js';
import { AnswerUploadInterceptor } from './answer-upload.interceptor.js';
import { AssignColumnsRequest } from './dto/import-columns.request.js';
import { ImportColumnsResponse } from './dto/import-columns.response.js';
import { ImportListResponse, ImportResponse } from './dto/fieldwork.response.js';

@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys')
export class ImportsController {
  constructor(
    private readonly imports: ReadImports,
    private readonly decideImport: DecideImport,
    private readonly storage: FileStorage,
  ) {}

  @Post('waves/:waveId/imports')
  @Permit('surveys.answers.import')
  @ReceivesFile(AnswerUploadInterceptor)
  @ApiCreatedResponse({ type: ImportResponse })
  async start(@CurrentActor() actor: Actor, @UploadedFile() file: StartedImport): Promise<ImportResponse> {
    return responseOf(await this.imports.one(actor, file.importId));
  }

  @Get('waves/:waveId/imports')
  @Permit('surveys.answers.import')
  @ApiOkResponse({ type: ImportListResponse })
  async list(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<ImportListResponse> {
    return { items: (await this.imports.ofWave(actor, waveId)).map(responseOf) };
  }

  @Get('imports/:importId')
  @Permit('surveys.answers.import')
  @ApiOkResponse({ type: ImportResponse })
  async one(@CurrentActor() actor: Actor, @Param('importId', IdPipe) importId: string): Promise<ImportResponse> {
    return responseOf(await this.imports.one(actor, importId));
  }

  @Post('imports/:importId/confirm')
  @SecurityEvent('answers.imported')
  @HttpCode(200)
  @Permit('surveys.answers.import')
  @ApiOkResponse({ type: ImportResponse })
  async confirm(@CurrentActor() actor: Actor, @Param('importId', IdPipe) importId: string): Promise<ImportResponse> {
    await this.decideImport.confirm(actor, importId);
    return this.one(actor, importId);
  }

  @Get('imports/:importId/columns')
  @Permit('surveys.answers.import')
  @ApiOkResponse({ type: ImportColumnsResponse })
  async columns(
    @CurrentActor() actor: Actor,
    @Param('importId', IdPipe) importId: string,
  ): Promise<ImportColumnsResponse> {
    const targets = await this.imports.targets(actor, importId);
    const { header } = await this.imports.one(actor, importId);
    const columns = (header ?? []).map(({ to, earlier: _, ...column }) => ({
      ...column,
      to: to ?? null,
      isDecided: to !== undefined,
    }));
    return { columns, targets };
  }

  @Put('imports/:importId/columns')
  @Permit('surveys.answers.import')
  @ApiOkResponse({ type: ImportResponse })
  async assign(
    @CurrentActor() actor: Actor,
    @Param('importId', IdPipe) importId: string,
    @Body() { columns }: AssignColumnsRequest,
  ): Promise<ImportResponse> {
    const assigned = columns.map(({ to, ...column }) => ({ ...column, to: to ?? null }));
    await this.decideImport.assign(actor, importId, assigned);
    return this.one(actor, importId);
  }

  @Post('imports/:importId/discard')
  @HttpCode(200)
  @Permit('surveys.answers.import')
  @ApiOkResponse({ type: ImportResponse })
  async discard(@CurrentActor() actor: Actor, @Param('importId', IdPipe) importId: string): Promise<ImportResponse> {
    await this.decideImport.discard(actor, importId);
    return this.one(actor, importId);
  }

  @Post('imports/:importId/undo')
  @SecurityEvent('import.undone')
  @HttpCode(200)
  @Permit('surveys.answers.import')
  @ApiOkResponse({ type: ImportResponse })
  async undo(@CurrentActor() actor: Actor, @Param('importId', IdPipe) importId: string): Promise<ImportResponse> {
    await this.decideImport.undo(actor, importId);
    return this.one(actor, importId);
  }

  @Get('imports/:importId/errors.csv')
  @Permit('surveys.answers.import')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async errors(@CurrentActor() actor: Actor, @Param('importId', IdPipe) importId: string): Promise<StreamableFile> {
    const { errorFileKey } = await this.imports.one(actor, importId);
    if (errorFileKey === null) throw surveyProblems.importNotFound();
    return new StreamableFile(await this.storage.open(errorFileKey), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="errors.csv"',
    });
  }
}

function responseOf({ errorFileKey, header, ...view }: ImportView): ImportResponse {
  const takenOver = (header ?? []).filter(({ earlier }) => earlier).map(({ column }) => column);
  return { ...view, takenOver, hasErrorFile: errorFileKey !== null };
}
