import { Body, Controller, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe, NotIdempotent, pdfFile } from '../../platform/http/index.js';
import { ReadPosters } from '../use-cases/read-posters.js';
import { PrintLinksRequest, PrintPostersRequest } from './dto/papers.request.js';
import { CollectorLinks } from './collector-links.js';
import { printLinks, printPosters } from './print-papers.js';

const pdf = { type: 'string', format: 'binary' } as const;

/** Posters and personal links as PDF, ready to be printed. */
@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves/:waveId')
export class PapersController {
  constructor(
    private readonly readPosters: ReadPosters,
    private readonly links: CollectorLinks,
    private readonly clock: Clock,
  ) {}

  @Post('posters/pdf')
  @HttpCode(200)
  @NotIdempotent()
  @Permit('surveys.links.issue')
  @ApiOkResponse({ schema: pdf })
  async posters(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Body() { posterIds, language }: PrintPostersRequest,
  ): Promise<StreamableFile> {
    const sheet = await this.readPosters.execute(actor, waveId);
    const wanted = new Set(posterIds);
    const chosen = sheet.posters.filter(({ id }) => wanted.has(id));
    const printed = { sheet, language, printedAt: this.clock.now() };
    return pdfFile('posters.pdf', await printPosters(printed, chosen, (code) => this.links.of(code)));
  }

  /** Not idempotent: the links must not be stored anywhere. */
  @Post('invitations/pdf')
  @HttpCode(200)
  @NotIdempotent()
  @Permit('surveys.links.issue')
  @ApiOkResponse({ schema: pdf })
  async invitations(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Body() { links, language }: PrintLinksRequest,
  ): Promise<StreamableFile> {
    const codes = links.map((link) => this.links.codeOf(link));
    const sheet = await this.readPosters.forLinks(actor, waveId, codes);
    const printed = { sheet, language, printedAt: this.clock.now() };
    return pdfFile(
      'personal-links.pdf',
      await printLinks(
        printed,
        codes.map((code) => this.links.of(code)),
      ),
    );
  }
}
