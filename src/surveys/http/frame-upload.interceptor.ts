import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { receiveInMemory } from '../../platform/http/receive-file.js';
import { frameFileLimits, frameFileProblems } from '../domain/problems-of-frame-files.js';

/** For the ids of 20,000 enterprises, the most that a file has. */
const fieldSize = 1_000_000;

/** Receives a file of the sampling frame, of at most 10 MB, with columns, basis, and what happens to missing enterprises. */
@Injectable()
export class FrameUploadInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { tooLarge, unreadable } = frameFileProblems;
    const { maxBytes } = frameFileLimits;
    await receiveInMemory(context, { maxBytes, fields: 4, fieldSize, tooLarge, unreadable });
    return next.handle();
  }
}
