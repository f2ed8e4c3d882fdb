import type { NextFunction, Request, Response } from 'express';
import { newId } from '../../kernel/ids.js';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { RequestContext, requestStorage } from '../observability/request-context.js';
import type { RequestLog } from '../observability/request-log.js';

/**
 * Gives each request an id, and logs those of the API with method, route pattern, status and milliseconds.
 */
export function requestContext(log: RequestLog) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const requestId = newId();
    const started = performance.now();
    response.setHeader('X-Request-Id', requestId);
    response.once('finish', () => {
      if (!request.originalUrl.startsWith('/api')) return;
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      const ms = Math.round(performance.now() - started);
      log.note({ requestId, method: request.method, route, status: response.statusCode, ms });
    });
    const context = new RequestContext(requestId);
    response.once('close', () => context.left());
    requestStorage.run(context, next);
  };
}

/** Refuses unsafe requests from other sites, whatever cookie they carry. Browsers send Origin with each of them. */
export function sameOrigin(request: Request, _response: Response, next: NextFunction): void {
  const { origin, host } = request.headers;
  const safe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  next(safe || origin === undefined || hostOf(origin) === host ? undefined : otherOrigin());
}

function otherOrigin(): Problem {
  const title = localized('Requests from other sites are not allowed.', '不允许来自其他网站的请求。');
  return new Problem('forbidden', 'platform.http.other-origin', title);
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
