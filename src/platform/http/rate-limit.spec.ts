import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { afterEach, expect, it } from '@jest/globals';
import { Problem } from '../../kernel/problem.js';
import { readSettings } from '../config/environment.js';
import { RateLimit } from './rate-limit.guard.js';

const rightTime = Date.now.bind(Date);
afterEach(() => {
  Date.now = rightTime;
});

class Pages {
  read(): void {}
}

const request = {
  getType: () => 'http',
  switchToHttp: () => ({ getRequest: () => ({ ip: '192.0.2.1' }) }),
  getClass: () => Pages,
  getHandler: () => Pages.prototype.read,
} as unknown as ExecutionContext;

it('asks to wait for a minute at most, also after the clock was a day ahead and has been set back', () => {
  const limit = new RateLimit(readSettings({ RATE_LIMIT: '2' }), new Reflector());
  Date.now = () => rightTime() + 86_400_000;
  limit.canActivate(request);
  Date.now = rightTime;
  limit.canActivate(request);
  let refusal: unknown;
  try {
    limit.canActivate(request);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(Problem);
  expect((refusal as Problem).options.retryAfter).toBeLessThanOrEqual(60);
});
