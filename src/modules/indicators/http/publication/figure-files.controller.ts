import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../../platform/auth/index.js';
import { IdPipe, pdfFile, Prints } from '../../../../platform/http/index.js';
import { renderPdf } from '../../../../platform/print/index.js';
import { ReadFigures } from '../../use-cases/publication/read-figures.js';
import { jsonStatOf } from '../../domain/publication/json-stat.js';
import { FileLanguageRequest } from '../dto/publication/file.request.js';
import { figureFile, type FileFormat, jsonStatFile } from './figure-files.js';
import { printedRelease } from './print-release.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;
const jsonStat = { description: 'JSON-stat 2.0', schema: { type: 'object', additionalProperties: true } } as const;

/** Protected figures as files for a spreadsheet or a program, one row for each figure. */
@ApiTags('indicators')
@Controller('workspaces/:workspaceId/indicators')
export class FigureFilesController {
  constructor(private readonly figures: ReadFigures) {}

  @Get('runs/:runId/figures.csv')
  @Permit('indicators.run.read')
  @ApiOkResponse(binary)
  runCsv(@CurrentActor() actor: Actor, @Param('runId', IdPipe) runId: string): Promise<StreamableFile> {
    return this.ofRun(actor, runId, 'csv');
  }

  @Get('runs/:runId/figures.xlsx')
  @Permit('indicators.run.read')
  @ApiOkResponse(binary)
  runXlsx(@CurrentActor() actor: Actor, @Param('runId', IdPipe) runId: string): Promise<StreamableFile> {
    return this.ofRun(actor, runId, 'xlsx');
  }

  @Get('releases/:releaseId/figures.csv')
  @Permit('indicators.release.read')
  @ApiOkResponse(binary)
  releaseCsv(@CurrentActor() actor: Actor, @Param('releaseId', IdPipe) releaseId: string): Promise<StreamableFile> {
    return this.ofRelease(actor, releaseId, 'csv');
  }

  @Get('releases/:releaseId/figures.xlsx')
  @Permit('indicators.release.read')
  @ApiOkResponse(binary)
  releaseXlsx(@CurrentActor() actor: Actor, @Param('releaseId', IdPipe) releaseId: string): Promise<StreamableFile> {
    return this.ofRelease(actor, releaseId, 'xlsx');
  }

  @Get('releases/:releaseId/figures.json')
  @Permit('indicators.release.read')
  @ApiOkResponse(jsonStat)
  async releaseJson(
    @CurrentActor() actor: Actor,
    @Param('releaseId', IdPipe) releaseId: string,
    @Query() { language = 'en' }: FileLanguageRequest,
  ): Promise<StreamableFile> {
    const { name, citation, figures } = await this.figures.ofRelease(actor, releaseId);
    return jsonStatFile(name, jsonStatOf(figures, citation, language));
  }

  @Get('releases/:releaseId/figures.pdf')
  @Permit('indicators.release.read')
  @Prints()
  @ApiOkResponse(binary)
  async releasePdf(
    @CurrentActor() actor: Actor,
    @Param('releaseId', IdPipe) releaseId: string,
    @Query() { language = 'en' }: FileLanguageRequest,
  ): Promise<StreamableFile> {
    const { name, ...release } = await this.figures.ofRelease(actor, releaseId);
    return pdfFile(`${name}-${language}.pdf`, await renderPdf(printedRelease(release, language)));
  }

  @Get(':indicatorId/figures.csv')
  @Permit('indicators.indicator.read')
  @ApiOkResponse(binary)
  indicatorCsv(@CurrentActor() actor: Actor, @Param('indicatorId') id: string): Promise<StreamableFile> {
    return this.ofIndicator(actor, id, 'csv');
  }

  @Get(':indicatorId/figures.xlsx')
  @Permit('indicators.indicator.read')
  @ApiOkResponse(binary)
  indicatorXlsx(@CurrentActor() actor: Actor, @Param('indicatorId') id: string): Promise<StreamableFile> {
    return this.ofIndicator(actor, id, 'xlsx');
  }

  private async ofRun(actor: Actor, runId: string, format: FileFormat): Promise<StreamableFile> {
    const { number, figures } = await this.figures.ofRun(actor, runId);
    return figureFile(`indicators-run-${number}`, figures, format);
  }

  private async ofRelease(actor: Actor, id: string, format: FileFormat): Promise<StreamableFile> {
    const { name, figures } = await this.figures.ofRelease(actor, id);
    return figureFile(name, figures, format);
  }

  private async ofIndicator(actor: Actor, id: string, format: FileFormat): Promise<StreamableFile> {
    return figureFile(`indicator-${id}`, await this.figures.ofIndicator(actor, id), format);
  }
}
