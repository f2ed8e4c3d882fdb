import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { isId } from '../../kernel/ids.js';
import { actorOf } from '../../platform/auth/index.js';
import { receiveInMemory } from '../../platform/http/receive-file.js';
import { fileTooLarge } from '../../platform/storage/index.js';
import { largestFormFile } from '../domain/file-table.js';
import { surveyProblems } from '../domain/problems.js';
import { fileProblems } from '../domain/problems-of-form-files.js';
import { UploadFormFile } from '../use-cases/upload-form-file.js';

/** Receives a file of a questionnaire: at most 10 MB, in memory. */
@Injectable()
export class FormFileInterceptor implements NestInterceptor {
  constructor(private readonly upload: UploadFormFile) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const actor = actorOf(context);
    const { params } = context.switchToHttp().getRequest<Request>();
    if (!isId(String(params['questionnaireId']))) throw surveyProblems.questionnaireNotFound();
    await receiveInMemory(context, {
      maxBytes: largestFormFile,
      fields: 0,
      tooLarge: () => fileTooLarge(largestFormFile),
      unreadable: fileProblems.noFile,
      admit: () => this.upload.admit(actor),
    });
    return next.handle();
  }
}
