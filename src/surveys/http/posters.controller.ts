import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import qrcode from 'qrcode';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { SecurityEvent } from '../../platform/http/security-log.interceptor.js';
import { IdPipe, NotIdempotent } from '../../platform/http/index.js';
import { CreateTestLink } from '../use-cases/create-test-link.js';
import { IssueInvitations } from '../use-cases/issue-invitations.js';
import { ReadPosters } from '../use-cases/read-posters.js';
import { RotatePoster } from '../use-cases/rotate-poster.js';
import { CollectorLinks } from './collector-links.js';
import { InvitationsRequest } from './dto/second-person.request.js';
import { InvitationsResponse, PosterSheetResponse, TestLinkResponse } from './dto/wave.response.js';

/** Level Q remains readable when a quarter of the code is dirty or torn, as happens to posters in a workshop. */
const printed = { errorCorrectionLevel: 'Q', margin: 4 } as const;

@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves/:waveId')
export class PostersController {
  constructor(
    private readonly readPosters: ReadPosters,
    private readonly issueInvitations: IssueInvitations,
    private readonly createTestLink: CreateTestLink,
    private readonly rotatePoster: RotatePoster,
    private readonly links: CollectorLinks,
  ) {}

  @Get('posters')
  @Permit('surveys.links.issue')
  @ApiOkResponse({ type: PosterSheetResponse })
  async list(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<PosterSheetResponse> {
    const { posters, ...sheet } = await this.readPosters.execute(actor, waveId);
    const drawn = posters.map(async ({ code, ...poster }) => {
      const link = this.links.of(code);
      return { ...poster, link, svg: await qrcode.toString(link, { ...printed, type: 'svg' }) };
    });
    return { ...sheet, posters: await Promise.all(drawn) };
  }

  @Get('posters/:posterId.svg')
  @Permit('surveys.links.issue')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async svg(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Param('posterId', IdPipe) posterId: string,
  ): Promise<StreamableFile> {
    const link = this.links.of(await this.readPosters.code(actor, waveId, posterId));
    const picture = await qrcode.toString(link, { ...printed, type: 'svg' });
    return new StreamableFile(Buffer.from(picture), {
      type: 'image/svg+xml',
      disposition: 'attachment; filename="poster.svg"',
    });
  }

  @Get('posters/:posterId.png')
  @Permit('surveys.links.issue')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async png(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Param('posterId', IdPipe) posterId: string,
  ): Promise<StreamableFile> {
    const link = this.links.of(await this.readPosters.code(actor, waveId, posterId));
    const picture = await qrcode.toBuffer(link, { ...printed, width: 1200 });
    return new StreamableFile(picture, { type: 'image/png', disposition: 'attachment; filename="poster.png"' });
  }

  /** The poster gets a new code, and the old one is closed. Answers that were sent by it stay. */
  @Post('posters/:posterId/rotate')
  @HttpCode(200)
  @SecurityEvent('survey-poster.rotated')
  @Permit('surveys.links.issue')
  @ApiOkResponse({ type: PosterSheetResponse })
  async rotate(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Param('posterId', IdPipe) posterId: string,
  ): Promise<PosterSheetResponse> {
    await this.rotatePoster.execute(actor, waveId, posterId);
    return this.list(actor, waveId);
  }

  /** Not idempotent: the reply contains the codes, which must not be stored anywhere. */
  @Post('invitations')
  @SecurityEvent('survey-links.issued')
  @NotIdempotent()
  @Permit('surveys.links.issue')
  @ApiCreatedResponse({ type: InvitationsResponse })
  async invite(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Body() body: InvitationsRequest,
  ): Promise<InvitationsResponse> {
    const replaced = (body.replaced ?? []).map((link) => this.links.codeOf(link.trim()));
    const codes = await this.issueInvitations.execute(actor, waveId, { ...body, replaced });
    return { links: codes.map((code) => this.links.of(code)) };
  }

  /** Not idempotent: the reply contains the code, which must not be stored anywhere else. */
  @Post('test-link')
  @HttpCode(200)
  @NotIdempotent()
  @Permit('surveys.wave.edit')
  @ApiOkResponse({ type: TestLinkResponse })
  async test(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<TestLinkResponse> {
    const link = this.links.of(await this.createTestLink.execute(actor, waveId));
    return { link, svg: await qrcode.toString(link, { ...printed, type: 'svg' }) };
  }
}
