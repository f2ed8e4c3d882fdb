import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

@Injectable()
export class Readiness {
  private held = false;
  private stopping = false;

  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
  }

  /** Load balancers stop sending new requests; requests that arrive are still answered. */
  stop(): void {
    this.stopping = true;
  }

  /**
   * While the demonstration is being loaded, refuses requests: they would find it incomplete, or take the installation
   * for an empty one that waits for its administrator.
   */
  demandLoaded(): void {
    if (this.held) throw stillLoading();
  }

  demand(): void {
    this.demandLoaded();
    if (this.stopping) throw stoppingSoon();
  }
}

export function heldBack(readiness: Readiness) {
  return (_request: Request, _response: Response, next: NextFunction): void => {
    readiness.demandLoaded();
    next();
  };
}

function stillLoading(): Problem {
  const title = localized('The demonstration is being loaded.', '正在载入演示数据。');
  return new Problem('unavailable', 'platform.http.still-loading', title, {
    detail: localized('This takes about half a minute. Try again shortly.', '大约需要半分钟，请稍后再试。'),
    retryAfter: 3,
  });
}

function stoppingSoon(): Problem {
  const title = localized('The server is shutting down.', '服务器正在停止。');
  return new Problem('unavailable', 'platform.http.shutting-down', title, {
    detail: localized('Try again in a few seconds.', '请几秒后重试。'),
    retryAfter: 5,
  });
}
