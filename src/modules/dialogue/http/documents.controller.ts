import {
  applyDecorators,
  Controller,
  Get,
  Param,
  Post,
  Res,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { attachment, IdPipe } from '../../../platform/http/index.js';
import { OpenDocument } from '../use-cases/attach-document.js';
import type { AttachedDocument } from './document-upload.interceptor.js';
import { DocumentUploadInterceptor, PaperUploadInterceptor } from './document-upload.interceptor.js';
import { CreatedResponse } from './dto/parts.response.js';

/** The body of an upload: the file, its title, and the records that it belongs to. */
function UploadBody(...records: readonly string[]): MethodDecorator {
  const ids = Object.fromEntries(records.map((name) => [name, { type: 'string', format: 'uuid' }]));
  const properties = { title: { type: 'string' }, ...ids, file: { type: 'string', format: 'binary' } };
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: { type: 'object', required: ['file'], properties } }),
  );
}

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class DocumentsController {
  constructor(private readonly openDocument: OpenDocument) {}

  @Post('roundtables/:roundtableId/documents')
  @Permit('dialogue.document.attach')
  @UseInterceptors(DocumentUploadInterceptor)
  @UploadBody('agendaItemId', 'meetingId')
  @ApiCreatedResponse({ type: CreatedResponse })
  attach(@UploadedFile() file: AttachedDocument): CreatedResponse {
    return { id: file.documentId };
  }

  @Post('meetings/:meetingId/documents')
  @Permit('dialogue.document.add')
  @UseInterceptors(DocumentUploadInterceptor)
  @UploadBody('agendaItemId')
  @ApiCreatedResponse({ type: CreatedResponse })
  attachToMeeting(@UploadedFile() file: AttachedDocument): CreatedResponse {
    return { id: file.documentId };
  }

  @Post('conclusions/:conclusionId/confirmations/:organisationId/paper')
  @Permit('dialogue.confirmation.answer')
  @UseInterceptors(PaperUploadInterceptor)
  @UploadBody()
  @ApiCreatedResponse({ type: CreatedResponse })
  attachPaper(@UploadedFile() file: AttachedDocument): CreatedResponse {
    return { id: file.documentId };
  }

  /** Always sent as a download: uploaded content is never shown as a page of this site. */
  @Get('documents/:documentId/file')
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('documentId', IdPipe) documentId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { fileName, mediaType, bytes, content } = await this.openDocument.execute(actor, documentId);
    response.set({
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    });
    return new StreamableFile(content, { type: mediaType, length: bytes, disposition: attachment(fileName) });
  }
}
