import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/**
 * While the demonstration is being loaded, no one finds it half there, or takes the installation for an empty one that waits
 * for its administrator.
 */
@Injectable()
export class Readiness {
  private held = false;

  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
  }

  demand(): void {
    if (this.held) throw stillLoading();
  }
}

export function heldBack(readiness: Readiness) {
  return (_request: Request, _response: Response, next: NextFunction): void => {
    readiness.demand();
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
