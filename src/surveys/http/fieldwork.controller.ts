import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe } from '../../platform/http/index.js';
import { SecurityEvent } from '../../platform/http/security-log.interceptor.js';
import { ddiCodebook } from '../domain/files/ddi-codebook.js';
import { ReadFieldwork } from '../use-cases/read-fieldwork.js';
import { ExportMicrodata } from '../use-cases/export-microdata.js';
import { ReadCodebook } from '../use-cases/read-codebook.js';
import { asFile, mediaTypes, microdataFile } from './data-files.js';
import { codebookArchive } from './print-codebook.js';
import { FieldworkResponse } from './dto/fieldwork.response.js';

@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves/:waveId')
export class FieldworkController {
  constructor(
    private readonly fieldwork: ReadFieldwork,
    private readonly exportMicrodata: ExportMicrodata,
    private readonly readCodebook: ReadCodebook,
  ) {}

  @Get('fieldwork')
  @Permit('surveys.fieldwork.read')
  @ApiOkResponse({ type: FieldworkResponse })
  counts(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<FieldworkResponse> {
    return this.fieldwork.execute(actor, waveId);
  }

  @Get('microdata.csv')
  @SecurityEvent('microdata.exported')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async csv(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<StreamableFile> {
    return microdataFile(await this.exportMicrodata.execute(actor, waveId, 'csv'));
  }

  @Get('microdata.sav')
  @SecurityEvent('microdata.exported')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sav(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<StreamableFile> {
    return microdataFile(await this.exportMicrodata.execute(actor, waveId, 'sav'));
  }

  @Get('microdata.xlsx')
  @SecurityEvent('microdata.exported')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async xlsx(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<StreamableFile> {
    return microdataFile(await this.exportMicrodata.execute(actor, waveId, 'xlsx'));
  }

  @Get('microdata.dta')
  @SecurityEvent('microdata.exported')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async dta(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<StreamableFile> {
    return microdataFile(await this.exportMicrodata.execute(actor, waveId, 'dta'));
  }

  @Get('microdata-for-analysis.csv')
  @SecurityEvent('microdata.exported')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async analysis(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<StreamableFile> {
    return microdataFile(await this.exportMicrodata.execute(actor, waveId, 'analysis'));
  }

  @Get('codebook.xml')
  @Permit('surveys.fieldwork.read')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async codebook(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<StreamableFile> {
    const text = ddiCodebook(await this.readCodebook.execute(actor, waveId));
    return asFile([text], 'application/xml; charset=utf-8', 'codebook.xml');
  }

  /** For reading: HTML and PDF in both languages. */
  @Get('codebook.zip')
  @Permit('surveys.fieldwork.read')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printed(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<StreamableFile> {
    return asFile(codebookArchive(await this.readCodebook.execute(actor, waveId)), mediaTypes.zip, 'codebook.zip');
  }
}
