import { createHash } from 'node:crypto';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { CurrentActor, Permit, Public } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe, languageOf } from '../../platform/http/index.js';
import { pageNotFound } from '../domain/problems-of-public-entries.js';
import { KeepPublicEntry } from '../use-cases/keep-public-entry.js';
import { ReadPublicPage } from '../use-cases/read-public-page.js';
import { AgreeToPublicEntryRequest, ProposePublicEntryRequest } from './dto/public-entry.request.js';
import { PublicEntryResponse } from './dto/public-entry.response.js';
import { missingPage, publicPage, publicPagePolicy } from './public-page.js';

/** What the public page says about an action. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId/public-entry')
export class PublicEntriesController {
  constructor(private readonly entries: KeepPublicEntry) {}

  @Get()
  @Permit('roadmap.read')
  @ApiOkResponse({ type: PublicEntryResponse })
  async read(@CurrentActor() actor: Actor, @Param('actionId', IdPipe) actionId: string): Promise<PublicEntryResponse> {
    const { words, agreed, ...rest } = await this.entries.read(actor, actionId);
    return {
      ...{ words: words && { title: words.title, text: words.text }, ...rest },
      agreed: agreed.map(({ constituency, agreedAt }) => ({ constituency, agreedAt })),
    };
  }

  @Put()
  @Permit('roadmap.public.propose')
  @ApiOkResponse({ type: PublicEntryResponse })
  async propose(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @BaseVersion() baseVersion: number,
    @Body() { title, text }: ProposePublicEntryRequest,
  ): Promise<PublicEntryResponse> {
    await this.entries.propose(actor, { actionId, baseVersion, title, text });
    return this.read(actor, actionId);
  }

  @Post('agreements')
  @HttpCode(200)
  @Permit('roadmap.public.agree')
  @ApiOkResponse({ type: PublicEntryResponse })
  async agree(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Body() { entryVersion: baseVersion }: AgreeToPublicEntryRequest,
  ): Promise<PublicEntryResponse> {
    await this.entries.agree(actor, { actionId, baseVersion });
    return this.read(actor, actionId);
  }

  @Delete()
  @Permit('roadmap.public.agree')
  @ApiOkResponse({ type: PublicEntryResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
  ): Promise<PublicEntryResponse> {
    await this.entries.withdraw(actor, actionId);
    return this.read(actor, actionId);
  }
}

/** Seconds for which browsers and proxies may show the page without asking again. */
const freshFor = 240;
/** Seconds for which a server sends the page again without reading; both together are five minutes. */
const keptFor = 60;

const asPage = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': publicPagePolicy };

/** A page for a browser; other programs get a problem. */
function notFound(request: Request, response: Response, language?: 'en' | 'zh'): void {
  response.vary('Accept');
  if (request.accepts('json', 'html') !== 'html') throw pageNotFound();
  const preferred = languageOf(request.headers['accept-language']) === 'en' ? 'en' : 'zh';
  response
    .status(404)
    .set({ ...asPage, 'Cache-Control': 'no-store' })
    .send(missingPage(language ?? preferred));
}

/** The page for readers without an account. */
@ApiTags('roadmap')
@Controller('public/:workspaceId/roadmap')
export class PublicPageController {
  private readonly kept = new Map<string, { readonly html: string; readonly until: number }>();

  constructor(
    private readonly page: ReadPublicPage,
    private readonly clock: Clock,
  ) {}

  @Get(':language')
  @Public()
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'A page in `en` or `zh`.' })
  async read(
    @Param('workspaceId') workspaceId: string,
    @Param('language') language: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (language !== 'en' && language !== 'zh') return notFound(request, response);
    const html = await this.htmlOf(workspaceId, language);
    if (html === null) return notFound(request, response, language);
    response.set({
      ...asPage,
      'Cache-Control': `public, max-age=${freshFor}`,
      ETag: `"${createHash('sha256').update(html).digest('base64url')}"`,
    });
    if (request.fresh) response.status(304).end();
    else response.send(html);
  }

  /** Anyone can ask any number of times, so that the database is not asked each time. */
  private async htmlOf(workspaceId: string, language: 'en' | 'zh'): Promise<string | null> {
    const now = this.clock.now().getTime();
    const key = `${workspaceId} ${language}`;
    const kept = this.kept.get(key);
    if (kept && kept.until > now) return kept.html;
    this.kept.delete(key);
    const page = await this.page.execute(workspaceId);
    if (page === null) return null;
    const html = publicPage(page, language);
    this.kept.set(key, { html, until: now + keptFor * 1000 });
    return html;
  }
}
