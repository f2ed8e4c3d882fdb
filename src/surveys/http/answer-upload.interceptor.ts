import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { isId } from '../../kernel/ids.js';
import { actorOf } from '../../platform/auth/index.js';
import { receiveFile } from '../../platform/http/receive-file.js';
import { fileTooLarge } from '../../platform/storage/index.js';
import { surveyProblems } from '../domain/problems.js';
import { largestFile, StartImport } from '../use-cases/start-import.js';

/** The result of the use case for the uploaded file. */
export interface StartedImport {
  readonly importId: string;
}

/** Streams the one file of the body to the storage: a table of 300 MB is never held in memory as a whole. */
@Injectable()
export class AnswerUploadInterceptor implements NestInterceptor {
  constructor(private readonly startImport: StartImport) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { params } = context.switchToHttp().getRequest<Request>();
    const waveId = String(params['waveId']);
    if (!isId(waveId)) throw surveyProblems.waveNotFound();
    await receiveFile<StartedImport>(context, {
      maxBytes: largestFile,
      fields: 4,
      tooLarge: () => fileTooLarge(largestFile),
      unreadable: surveyProblems.fileKind,
      keep: async ({ name, content }) => {
        const { id } = await this.startImport.execute(actorOf(context), waveId, { stream: content, name });
        return { importId: id };
      },
    });
    return next.handle();
  }
}
