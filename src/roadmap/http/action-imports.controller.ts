import { Controller, Get, HttpCode, Param, Post, Query, StreamableFile, UploadedFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { csvFile, IdPipe, ReceivesFile, xlsxFile } from '../../platform/http/index.js';
import { CheckImport } from '../use-cases/check-import.js';
import { ImportActions } from '../use-cases/import-actions.js';
import { ReadImports } from '../use-cases/read-imports.js';
import { UndoImport } from '../use-cases/undo-import.js';
import { ImportTemplateRequest } from './dto/import.request.js';
import { ActionImportListResponse, CheckedImportResponse, MadeImportResponse } from './dto/import.response.js';
import { checkedResponse, templateSheets } from './import-responses.js';
import type { FileInMemory } from '../../platform/http/receive-file.js';
import { ImportUploadInterceptor } from './import-upload.interceptor.js';

/** Import of actions from workbooks and CSV files: template, check, import, undo. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/imports')
export class ActionImportsController {
  constructor(
    private readonly checks: CheckImport,
    private readonly imports: ImportActions,
    private readonly past: ReadImports,
    private readonly undoing: UndoImport,
  ) {}

  @Get()
  @Permit('roadmap.action.import')
  @ApiOkResponse({ type: ActionImportListResponse })
  async list(@CurrentActor() actor: Actor): Promise<ActionImportListResponse> {
    return { items: await this.past.execute(actor) };
  }

  @Get('template')
  @Permit('roadmap.action.import')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(@Query() { format, language }: ImportTemplateRequest): Promise<StreamableFile> {
    const sheets = templateSheets(language);
    return format === 'csv' ? csvFile('actions.csv', sheets[0]) : xlsxFile('actions.xlsx', sheets);
  }

  @Post('checks')
  @HttpCode(200)
  @Permit('roadmap.action.import')
  @ReceivesFile(ImportUploadInterceptor)
  @ApiOkResponse({ type: CheckedImportResponse })
  async check(@CurrentActor() actor: Actor, @UploadedFile() received: FileInMemory): Promise<CheckedImportResponse> {
    const checked = await this.checks.execute(actor, received);
    return checkedResponse(checked, (id) => checked.names.get(id) ?? null);
  }

  @Post()
  @Permit('roadmap.action.import')
  @ReceivesFile(ImportUploadInterceptor, {
    basis: 'Of the check whose changes were reviewed.',
    wording: '`true`: changed texts only correct the wording, so that confirmations of other groups still count.',
  })
  @ApiCreatedResponse({ type: MadeImportResponse })
  make(@CurrentActor() actor: Actor, @UploadedFile() received: FileInMemory): Promise<MadeImportResponse> {
    return this.imports.execute(actor, received, {
      basis: received.fields['basis'] ?? '',
      isWording: received.fields['wording'] === 'true',
    });
  }

  @Post(':importId/undo')
  @HttpCode(200)
  @Permit('roadmap.action.import')
  @ApiOkResponse({ type: ActionImportListResponse })
  async undo(
    @CurrentActor() actor: Actor,
    @Param('importId', IdPipe) importId: string,
  ): Promise<ActionImportListResponse> {
    await this.undoing.execute(actor, importId);
    return { items: await this.past.execute(actor) };
  }
}
