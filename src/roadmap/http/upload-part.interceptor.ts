import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { isId } from '../../kernel/ids.js';
import { actorOf } from '../../platform/auth/index.js';
import { receiveFile } from '../../platform/http/receive-file.js';
import { uploadNotFound, uploadPartWrong } from '../domain/problems-of-uploads.js';
import { uploadPartBytes } from '../domain/upload.js';
import { SendUpload } from '../use-cases/send-upload.js';

/** Streams one part of a file to the storage; the field `offset` comes before it. */
@Injectable()
export class UploadPartInterceptor implements NestInterceptor {
  constructor(private readonly uploads: SendUpload) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const actor = actorOf(context);
    const { params } = context.switchToHttp().getRequest<Request>();
    const [actionId, uploadId] = [String(params['actionId']), String(params['uploadId'])];
    if (!isId(actionId) || !isId(uploadId)) throw uploadNotFound();
    const wrong = () => uploadPartWrong(uploadPartBytes);
    await receiveFile(context, {
      ...{ maxBytes: uploadPartBytes, fields: 1, tooLarge: wrong, unreadable: wrong },
      admit: () => this.uploads.admit(actor, actionId),
      keep: ({ content, fields }) =>
        this.uploads.part(actor, { actionId, uploadId, offset: Number(fields['offset'] ?? NaN), content }),
    });
    return next.handle();
  }
}
