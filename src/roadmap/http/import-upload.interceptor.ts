import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { receiveInMemory } from '../../platform/http/receive-file.js';
import { importMaxBytes, importTooLarge, importUnreadable } from '../domain/import/problems.js';

/** Receives a table of actions, of at most 10 MB. */
@Injectable()
export class ImportUploadInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    await receiveInMemory(context, {
      maxBytes: importMaxBytes,
      fields: 2,
      tooLarge: importTooLarge,
      unreadable: importUnreadable,
    });
    return next.handle();
  }
}
