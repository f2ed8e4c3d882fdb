import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type Observable, tap } from 'rxjs';
import { Problem } from '../../kernel/problem.js';
import { actorOf } from '../auth/auth.guard.js';
import { securityKey } from '../auth/metadata.js';
import { Logger } from '../observability/logger.js';

/** Has each call of an endpoint written to the security log, such as `sign-in` or `microdata.exported`. */
export const SecurityEvent = (name: string) => SetMetadata(securityKey, name);

/**
 * The security log: who signed in or failed to, changed roles and tokens, or took data out. It names accounts,
 * workspaces and records by their ids only, and is written at every log level except `silent`. What `AuthGuard` refuses
 * does not arrive here: it writes the line itself.
 */
@Injectable()
export class SecurityLog implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly logger: Logger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const event = this.reflector.get<string | undefined>(securityKey, context.getHandler());
    if (event === undefined || context.getType() !== 'http') return next.handle();
    const { accountId } = actorOf(context);
    const { params } = context.switchToHttp().getRequest<Request>();
    const note = (outcome: string, account: string | null): void =>
      this.logger.security({ event, outcome, account, ...params });
    return next.handle().pipe(
      tap({
        next: (body: unknown) => note('done', accountId ?? accountIn(body)),
        error: (error: unknown) => note(error instanceof Problem ? error.code : 'failed', accountId),
      }),
    );
  }
}

/** After signing in, the answer names the account. */
function accountIn(body: unknown): string | null {
  const { accountId } = (body ?? {}) as { accountId?: unknown };
  return typeof accountId === 'string' ? accountId : null;
}
