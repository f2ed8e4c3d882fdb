import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';

/**
 * Sends the `version` of an answer as ETag, for `If-Match`. It is the version of the edited resource, not of the whole
 * body, which may contain parts with their own versions; so it is never used to answer a cache with 304.
 */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((body: unknown) => {
        const version = (body as { version?: unknown } | null | undefined)?.version;
        if (typeof version !== 'number' || response.headersSent) return body;
        delete request.headers['if-none-match'];
        response.setHeader('ETag', `"${version}"`);
        return body;
      }),
    );
  }
}
