import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { actorOf } from '../../platform/auth/index.js';
import { receiveFile } from '../../platform/http/receive-file.js';
import { fileTooLarge } from '../../platform/storage/index.js';
import { formProblems } from '../domain/problems-of-forms.js';
import { largestForm, UploadQuestionnaire, type UploadedForm } from '../use-cases/upload-questionnaire.js';

/** Receives an XLSForm. A workbook can be read only as a whole, so the file is held in memory: at most 20 MB. */
@Injectable()
export class FormUploadInterceptor implements NestInterceptor {
  constructor(private readonly upload: UploadQuestionnaire) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const actor = actorOf(context);
    await receiveFile<UploadedForm>(context, {
      maxBytes: largestForm,
      fields: 0,
      tooLarge: () => fileTooLarge(largestForm),
      unreadable: formProblems.unreadable,
      admit: () => this.upload.admit(actor),
      keep: async ({ name, content }) => {
        const pieces: Buffer[] = [];
        for await (const piece of content) pieces.push(piece as Buffer);
        return this.upload.execute(actor, { name, bytes: Buffer.concat(pieces) });
      },
    });
    return next.handle();
  }
}
