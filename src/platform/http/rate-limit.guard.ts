import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { Settings } from '../config/environment.js';

/** Milliseconds over which requests are counted. */
const span = 60_000;

/**
 * Limits the requests per minute from one address to one endpoint; each process counts separately. Sockets have their
 * own limits; the setting 0 disables this one.
 */
@Injectable()
export class RateLimit implements CanActivate {
  private counts = new Map<string, number>();
  private endsAt = 0;

  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const { RATE_LIMIT } = this.settings;
    if (RATE_LIMIT === 0 || context.getType() !== 'http') return true;
    const now = Date.now();
    if (now >= this.endsAt) {
      this.counts = new Map();
      this.endsAt = now + span;
    }
    const { ip } = context.switchToHttp().getRequest<Request>();
    const key = `${context.getClass().name}.${context.getHandler().name} ${ip}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count > RATE_LIMIT) throw tooMany(Math.ceil((this.endsAt - now) / 1000));
    return true;
  }
}

function tooMany(retryAfter: number): Problem {
  const title = localized('Too many requests. Try again in a moment.', '请求过多，请稍后重试。');
  return new Problem('too-many', 'platform.http.too-many', title, { retryAfter });
}
