import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { from, mergeMap, type Observable } from 'rxjs';
import { nobody } from '../../kernel/actor.js';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { actorOf } from '../auth/auth.guard.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { Database } from '../database/database.js';
import { Poller } from '../events/poller.js';
import { Logger } from '../observability/logger.js';
import { type ClaimKey, currentRequest } from '../observability/request-context.js';

export const notIdempotentKey = 'tripartite:not-idempotent';

/**
 * For survey answers and secret ballots, where a stored key would link the answer to its sender, and for signing in.
 */
export const NotIdempotent = () =>
  applyDecorators(SetMetadata(notIdempotentKey, true), ApiExtension('x-not-idempotent', true));

interface Answer {
  readonly request_hash: string;
  readonly status: number | null;
  readonly body: unknown;
}

/** Stores idempotency keys and their answers for two days. */
@Injectable()
export class IdempotencyExpiry implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly poller: Poller;

  constructor(database: Database, logger: Logger) {
    const expire = () => database.write(nobody, async (tx) => void (await tx.query('SELECT idempotency_expire()')));
    this.poller = new Poller(expire, 3600, (error) => logger.error('old Idempotency-Keys', error));
  }

  onApplicationBootstrap(): void {
    this.poller.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.poller.stop();
  }
}

/**
 * A creating request that is sent twice with the same Idempotency-Key has its effect once and gets the same answer
 * both times.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
    private readonly logger: Logger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.headers['idempotency-key'];
    currentRequest()?.begin();
    if (typeof key !== 'string' || !this.applies(context, request)) return next.handle();
    return this.once(key, context, next);
  }

  private async once(key: string, context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (!/^[\w-]{8,100}$/.test(key)) throw keyInvalid();
    const actor = actorOf(context);
    const owner = `${actor.accountId ?? 'nobody'}:${actor.workspaceId ?? ''}`;
    const hash = createHash('sha256')
      .update(canonicalJson([request.method, request.path, request.body ?? null]))
      .digest('hex');
    const response = context.switchToHttp().getResponse<Response>();
    const earlier = await this.find(owner, key);
    if (earlier !== undefined) return from([replay(earlier, hash, response)]);
    currentRequest()?.begin(claimFor(owner, key, hash));
    return next
      .handle()
      .pipe(mergeMap((body: unknown) => this.keep({ owner, key, body, status: response.statusCode })));
  }

  private applies(context: ExecutionContext, request: Request): boolean {
    const where = [context.getHandler(), context.getClass()];
    return (
      request.method === 'POST' &&
      this.reflector.getAllAndOverride<boolean | undefined>(notIdempotentKey, where) !== true
    );
  }

  private async find(owner: string, key: string): Promise<Answer | undefined> {
    const rows = await this.database.read(nobody, (tx) =>
      tx.query<Answer>('SELECT * FROM idempotency_answer($1, $2)', [owner, key]),
    );
    return rows[0];
  }

  /**
   * The effect is already committed, so a failure to store its answer must not be reported as a failure of the
   * request.
   */
  private async keep(answer: { owner: string; key: string; body: unknown; status: number }): Promise<unknown> {
    const body = JSON.stringify(answer.body ?? null);
    try {
      await this.database.write({ ...nobody }, (tx) =>
        tx.query('SELECT idempotency_store($1, $2, $3, $4)', [answer.owner, answer.key, answer.status, body]),
      );
    } catch (error) {
      this.logger.error('the answer to an Idempotency-Key could not be kept', error);
    }
    return answer.body;
  }
}

/**
 * Claims the key within a write transaction of the request. If another request has claimed it, this one has no effect.
 */
function claimFor(owner: string, key: string, hash: string): ClaimKey {
  return async (tx) => {
    const rows = await tx.query<{ taken: boolean }>('SELECT idempotency_claim($1, $2, $3) AS taken', [
      owner,
      key,
      hash,
    ]);
    if (rows[0]?.taken !== true) throw inProgress();
  };
}

function replay(earlier: Answer, hash: string, response: Response): unknown {
  if (earlier.request_hash !== hash)
    throw new Problem(
      'conflict',
      'platform.idempotency.other-request',
      localized(
        'This Idempotency-Key has already been used for another request.',
        '该 Idempotency-Key 已用于其他请求。',
      ),
    );
  if (earlier.status === null) throw inProgress();
  response.status(earlier.status).setHeader('Idempotency-Replayed', 'true');
  return earlier.body;
}

function keyInvalid(): Problem {
  return new Problem(
    'invalid',
    'platform.idempotency.key-invalid',
    localized(
      'The Idempotency-Key must have 8 to 100 letters, digits or hyphens.',
      'Idempotency-Key 应为8至100个字母、数字或连字符。',
    ),
  );
}

function inProgress(): Problem {
  return new Problem(
    'conflict',
    'platform.idempotency.in-progress',
    localized('This request has already been received.', '已收到相同的请求。'),
    {
      detail: localized(
        'The change takes effect only once. Reload the page to see the result.',
        '操作只会生效一次，请刷新页面查看结果。',
      ),
      retryAfter: 1,
    },
  );
}
