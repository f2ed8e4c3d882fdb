import {
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { csvFile, IdPipe, xlsxFile } from '../../platform/http/index.js';
import type { FileInMemory } from '../../platform/http/receive-file.js';
import { CheckFrameFile } from '../use-cases/check-frame-file.js';
import { ImportFrameFile } from '../use-cases/import-frame-file.js';
import { ReadFrame } from '../use-cases/read-frame.js';
import { UndoFrameImport } from '../use-cases/undo-frame-import.js';
import { FrameTemplateRequest } from './dto/frame-import.request.js';
import {
  CheckedFrameFileResponse,
  FrameImportListResponse,
  MadeFrameImportResponse,
} from './dto/frame-import.response.js';
import { checkedFrameFile, frameFileOf, frameTemplate, missingUnitsOf } from './frame-import-responses.js';
import { FrameUploadInterceptor } from './frame-upload.interceptor.js';

const file = { type: 'string', format: 'binary' } as const;
const columns = {
  type: 'string',
  description: 'A JSON list of the column at each position, or null; absent: columns are found by their headings.',
} as const;
const basis = { type: 'string', description: 'Of the check whose changes were reviewed.' } as const;
const missing = {
  type: 'string',
  enum: ['keep', 'take-out'] as string[],
  description: 'What happens to enterprises of the frame that the file does not contain.',
};

const except = { type: 'string', description: 'A JSON list of the ids of those for which the other happens.' } as const;

/** Import of the sampling frame from workbooks and CSV files: template, check, import, undo. */
@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/frame/imports')
export class FrameImportsController {
  constructor(
    private readonly frame: ReadFrame,
    private readonly checks: CheckFrameFile,
    private readonly imports: ImportFrameFile,
    private readonly undoing: UndoFrameImport,
  ) {}

  @Get()
  @Permit('surveys.frame.edit')
  @ApiOkResponse({ type: FrameImportListResponse })
  async list(@CurrentActor() actor: Actor): Promise<FrameImportListResponse> {
    return { items: await this.frame.imports(actor) };
  }

  @Get('template')
  @Permit('surveys.frame.edit')
  @ApiOkResponse({ schema: file })
  async template(
    @CurrentActor() actor: Actor,
    @Query() { format, language, rows }: FrameTemplateRequest,
  ): Promise<StreamableFile> {
    const sheets = frameTemplate(language, rows === 'frame' ? await this.frame.fileUnits(actor) : []);
    return format === 'csv' ? csvFile('sampling-frame.csv', sheets[0]) : xlsxFile('sampling-frame.xlsx', sheets);
  }

  @Post('checks')
  @HttpCode(200)
  @Permit('surveys.frame.edit')
  @UseInterceptors(FrameUploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { columns, file } } })
  @ApiOkResponse({ type: CheckedFrameFileResponse })
  async check(@CurrentActor() actor: Actor, @UploadedFile() sent: FileInMemory): Promise<CheckedFrameFileResponse> {
    return checkedFrameFile(await this.checks.execute(actor, frameFileOf(sent)));
  }

  @Post()
  @Permit('surveys.frame.edit')
  @UseInterceptors(FrameUploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { columns, basis, missing, except, file } } })
  @ApiCreatedResponse({ type: MadeFrameImportResponse })
  make(@CurrentActor() actor: Actor, @UploadedFile() sent: FileInMemory): Promise<MadeFrameImportResponse> {
    return this.imports.execute(actor, frameFileOf(sent), {
      basis: sent.fields['basis'] ?? '',
      ...missingUnitsOf(sent),
    });
  }

  @Post(':importId/undo')
  @HttpCode(200)
  @Permit('surveys.frame.edit')
  @ApiOkResponse({ type: FrameImportListResponse })
  async undo(
    @CurrentActor() actor: Actor,
    @Param('importId', IdPipe) importId: string,
  ): Promise<FrameImportListResponse> {
    await this.undoing.execute(actor, importId);
    return { items: await this.frame.imports(actor) };
  }
}
