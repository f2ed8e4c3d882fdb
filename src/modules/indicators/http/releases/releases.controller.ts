import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../../platform/auth/index.js';
import { IdPipe } from '../../../../platform/http/index.js';
import { ApproveRelease } from '../../use-cases/releases/approve-release.js';
import { CreateRelease } from '../../use-cases/releases/create-release.js';
import { ReadReleases } from '../../use-cases/releases/read-releases.js';
import { WithdrawRelease } from '../../use-cases/releases/withdraw-release.js';
import { ApproveReleaseRequest, CreateReleaseRequest } from '../dto/releases/release.request.js';
import {
  ApprovedReleaseResponse,
  CreatedReleaseResponse,
  ReleaseListResponse,
  ReleasePageResponse,
} from '../dto/releases/release.response.js';

@ApiTags('indicators')
@Controller('workspaces/:workspaceId/indicators/releases')
export class ReleasesController {
  constructor(
    private readonly pages: ReadReleases,
    private readonly createRelease: CreateRelease,
    private readonly approveRelease: ApproveRelease,
    private readonly withdrawRelease: WithdrawRelease,
  ) {}

  @Get()
  @Permit('indicators.release.read')
  @ApiOkResponse({ type: ReleaseListResponse })
  list(@CurrentActor() actor: Actor): Promise<ReleaseListResponse> {
    return this.pages.list(actor);
  }

  @Post()
  @Permit('indicators.release.write')
  @ApiCreatedResponse({ type: CreatedReleaseResponse })
  create(@CurrentActor() actor: Actor, @Body() body: CreateReleaseRequest): Promise<CreatedReleaseResponse> {
    const { reason = null, announcedAt, ...plan } = body;
    const at = announcedAt === undefined ? null : new Date(announcedAt);
    return this.createRelease.execute(actor, { ...plan, reason, announcedAt: at });
  }

  @Get(':releaseId')
  @Permit('indicators.release.read')
  @ApiOkResponse({ type: ReleasePageResponse })
  one(@CurrentActor() actor: Actor, @Param('releaseId', IdPipe) releaseId: string): Promise<ReleasePageResponse> {
    return this.pages.one(actor, releaseId);
  }

  @Post(':releaseId/approval')
  @Permit('indicators.release.approve')
  @ApiCreatedResponse({ type: ApprovedReleaseResponse })
  approve(
    @CurrentActor() actor: Actor,
    @Param('releaseId', IdPipe) releaseId: string,
    @Body() { hash }: ApproveReleaseRequest,
  ): Promise<ApprovedReleaseResponse> {
    return this.approveRelease.execute(actor, { releaseId, hash });
  }

  @Post(':releaseId/withdrawal')
  @HttpCode(204)
  @Permit('indicators.release.write')
  @ApiNoContentResponse()
  withdraw(@CurrentActor() actor: Actor, @Param('releaseId', IdPipe) releaseId: string): Promise<void> {
    return this.withdrawRelease.execute(actor, releaseId);
  }
}
