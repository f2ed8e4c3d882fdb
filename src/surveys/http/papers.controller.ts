import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe, NotIdempotent, pdfFile, Prints } from '../../platform/http/index.js';
import { ReadNotice } from '../use-cases/read-notice.js';
import { ReadPosters } from '../use-cases/read-posters.js';
import { NoticeRequest, PrintLinksRequest, PrintPostersRequest } from './dto/papers.request.js';
import { CollectorLinks } from './collector-links.js';
import { printNotice } from './print-notice.js';
import { printLinks, printPosters } from './print-papers.js';

const pdf = { type: 'string', format: 'binary' } as const;

/** Posters, personal links and pages about a wave as PDF, ready to be printed. */
@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves/:waveId')
export class PapersController {
  constructor(
    private readonly readPosters: ReadPosters,
    private readonly readNotice: ReadNotice,
    private readonly links: CollectorLinks,
    private readonly clock: Clock,
  ) {}

  @Get('notice.pdf')
  @Permit('surveys.wave.read')
  @Prints()
  @ApiOkResponse({ schema: pdf })
  async notice(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Query() { kind, language }: NoticeRequest,
  ): Promise<StreamableFile> {
    const notice = await this.readNotice.execute(actor, { waveId, kind, language });
    return pdfFile(`${kind}.pdf`, await printNotice(notice, language, this.clock.now()));
  }

  @Post('posters/pdf')
  @HttpCode(200)
  @NotIdempotent()
  @Permit('surveys.links.issue')
  @Prints()
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
  @Prints()
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
