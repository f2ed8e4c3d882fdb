import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Logger } from './logger.js';
import { Metrics } from './metrics.js';

/** One request as it is logged: the pattern of its route, never its address, which may contain a token. */
export interface LoggedRequest {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

const hourMs = 3_600_000;
const ofPhone = /^\/api\/phone(\/|$)/;

/**
 * One line for each request; requests of the phone page are counted and logged each hour, because a line for each
 * would date an answer. What was counted since the last full hour is discarded at shutdown for the same reason.
 */
@Injectable()
export class RequestLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private counts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.waitForHour();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  note(request: LoggedRequest): void {
    const { method, route, status, ms } = request;
    if (ofPhone.test(route)) {
      const key = JSON.stringify({ method, route, status });
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
      return;
    }
    this.metrics.requests.observe({ method, route, status }, ms / 1000);
    this.logger.info('request', { ...request });
  }

  private waitForHour(): void {
    const untilNext = hourMs - (this.clock.now().getTime() % hourMs);
    this.timer = setTimeout(() => {
      this.writeHour();
      this.waitForHour();
    }, untilNext);
    this.timer.unref();
  }

  writeHour(): void {
    const { counts } = this;
    this.counts = new Map();
    for (const [key, count] of counts) {
      const { method, route, status } = JSON.parse(key) as LoggedRequest;
      this.metrics.phoneRequests.inc({ method, route, status }, count);
      this.logger.info('phone requests of the last hour', { method, route, status, count });
    }
  }
}
