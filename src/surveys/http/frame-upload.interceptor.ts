import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { receiveInMemory } from '../../platform/http/receive-file.js';
import { frameFileLimits, frameFileProblems } from '../domain/problems-of-frame-files.js';

/** Receives a file of the sampling frame, of at most 10 MB. */
@Injectable()
export class FrameUploadInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { tooLarge, unreadable } = frameFileProblems;
    await receiveInMemory(context, { maxBytes: frameFileLimits.maxBytes, fields: 3, tooLarge, unreadable });
    return next.handle();
  }
}
