import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { attachment, IdPipe, ReceivesFile } from '../../platform/http/index.js';
import { AddEvidence } from '../use-cases/add-evidence.js';
import { FetchEvidence } from '../use-cases/fetch-evidence.js';
import { ReadActions } from '../use-cases/read-actions.js';
import { RemoveEvidence } from '../use-cases/remove-evidence.js';
import { detailResponse } from './action-responses.js';
import { ActionDetailResponse } from './dto/action.response.js';
import { StateEvidenceRequest } from './dto/evidence.request.js';
import { EvidenceUploadInterceptor } from './evidence-upload.interceptor.js';

@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId/evidence')
export class EvidenceController {
  constructor(
    private readonly actions: ReadActions,
    private readonly fetch: FetchEvidence,
    private readonly remove: RemoveEvidence,
    private readonly evidence: AddEvidence,
  ) {}

  @Post()
  @Permit('roadmap.evidence.add')
  @ReceivesFile(EvidenceUploadInterceptor)
  @ApiCreatedResponse({ type: ActionDetailResponse })
  async add(@CurrentActor() actor: Actor, @Param('actionId', IdPipe) actionId: string): Promise<ActionDetailResponse> {
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Post('statements')
  @Permit('roadmap.evidence.add')
  @ApiCreatedResponse({ type: ActionDetailResponse })
  async state(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Body() { kind, title, ...stated }: StateEvidenceRequest,
  ): Promise<ActionDetailResponse> {
    const nothing = { link: null, figure: null, unit: null, source: null };
    await this.evidence.state(actor, actionId, { kind, title, ...nothing, ...stated });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  /** Always sent as a download, never shown as a page: uploaded content must not run in the reader's session. */
  @Get(':evidenceId')
  @Permit('roadmap.evidence.read')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('evidenceId', IdPipe) evidenceId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.fetch.execute(actor, { actionId, evidenceId });
    response.set({
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    });
    return new StreamableFile(file.content, {
      type: file.mediaType,
      length: file.bytes,
      disposition: attachment(file.fileName),
    });
  }

  @Delete(':evidenceId')
  @HttpCode(204)
  @Permit('roadmap.evidence.add')
  @ApiNoContentResponse()
  async takeAway(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('evidenceId', IdPipe) evidenceId: string,
  ): Promise<void> {
    await this.remove.execute(actor, { actionId, evidenceId });
  }
}
