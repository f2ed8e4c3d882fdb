import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { Settings } from '../config/environment.js';

/** Milliseconds over which requests are counted. */
const span = 60_000;

interface EachLimit {
  /** What requests are counted for. */
  readonly of: (request: Request) => string;
  /** Requests a minute. */
  readonly most: number;
}

/** Limits the requests a minute for each value that the request names, such as a survey code, over all addresses. */
export const LimitEach = Reflector.createDecorator<EachLimit>();

/**
 * Limits the requests per minute from one address to one endpoint, and what `LimitEach` names; each process counts
 * separately, in memory: a row would date an answer. Sockets have their own limits; the setting 0 disables this one.
 */
@Injectable()
export class RateLimit implements CanActivate {
  private counts = new Map<string, number>();
  private endsAt = 0;

  constructor(
    private readonly settings: Settings,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const { RATE_LIMIT } = this.settings;
    if (RATE_LIMIT === 0 || context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const endpoint = `${context.getClass().name}.${context.getHandler().name}`;
    const each = this.reflector.get(LimitEach, context.getHandler()) as EachLimit | undefined;
    this.count(`${endpoint} ${request.ip}`, RATE_LIMIT);
    if (each !== undefined) this.count(`${endpoint} each ${each.of(request)}`, each.most);
    return true;
  }

  private count(key: string, most: number): void {
    // a clock that is set back must not prolong the minute
    const now = performance.now();
    if (now >= this.endsAt) {
      this.counts = new Map();
      this.endsAt = now + span;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count > most) throw tooMany(Math.ceil((this.endsAt - now) / 1000));
  }
}

function tooMany(retryAfter: number): Problem {
  const title = localized('Too many requests. Try again in a moment.', '请求过多，请稍后重试。');
  return new Problem('too-many', 'platform.http.too-many', title, { retryAfter });
}
