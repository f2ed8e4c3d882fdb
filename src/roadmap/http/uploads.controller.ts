import { Body, Controller, Delete, Get, HttpCode, Param, Post, UploadedFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe, ReceivesFile } from '../../platform/http/index.js';
import { nextPart, type Upload } from '../domain/upload.js';
import { EndUpload } from '../use-cases/end-upload.js';
import { ReadActions } from '../use-cases/read-actions.js';
import { SendUpload } from '../use-cases/send-upload.js';
import { detailResponse } from './action-responses.js';
import { ActionDetailResponse } from './dto/action.response.js';
import { StartUploadRequest } from './dto/upload.request.js';
import { UploadListResponse, UploadResponse } from './dto/upload.response.js';
import { UploadPartInterceptor } from './upload-part.interceptor.js';

/** Large files of evidence, in parts of 5 MB; each person sees their own uploads. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId/uploads')
export class UploadsController {
  constructor(
    private readonly actions: ReadActions,
    private readonly sending: SendUpload,
    private readonly ending: EndUpload,
  ) {}

  @Get()
  @Permit('roadmap.evidence.add')
  @ApiOkResponse({ type: UploadListResponse })
  async list(@CurrentActor() actor: Actor, @Param('actionId', IdPipe) actionId: string): Promise<UploadListResponse> {
    return { items: (await this.sending.read(actor, actionId)).map(uploadResponse) };
  }

  @Post()
  @Permit('roadmap.evidence.add')
  @ApiCreatedResponse({ type: UploadResponse, description: 'Also the unfinished upload of the same file.' })
  async start(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Body() body: StartUploadRequest,
  ): Promise<UploadResponse> {
    return uploadResponse(await this.sending.start(actor, { actionId, ...body }));
  }

  @Post(':uploadId/parts')
  @HttpCode(200)
  @Permit('roadmap.evidence.add')
  @ReceivesFile(UploadPartInterceptor, { offset: 'Bytes before this part.' })
  @ApiOkResponse({ type: UploadResponse, description: 'Unchanged if the part does not begin where it is expected.' })
  part(@UploadedFile() upload: Upload): UploadResponse {
    return uploadResponse(upload);
  }

  @Post(':uploadId/completion')
  @Permit('roadmap.evidence.add')
  @ApiCreatedResponse({ type: ActionDetailResponse })
  async complete(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('uploadId', IdPipe) uploadId: string,
  ): Promise<ActionDetailResponse> {
    await this.ending.complete(actor, { actionId, uploadId });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Delete(':uploadId')
  @HttpCode(204)
  @Permit('roadmap.evidence.add')
  @ApiNoContentResponse()
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('uploadId', IdPipe) uploadId: string,
  ): Promise<void> {
    await this.ending.cancel(actor, { actionId, uploadId });
  }
}

function uploadResponse(upload: Upload): UploadResponse {
  const { id, fileName, bytes, fingerprint, received } = upload;
  return { id, fileName, bytes, fingerprint, received, nextPart: nextPart(upload) };
}
