import type { Socket } from 'socket.io';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/** Commands of one connection over all its namespaces: the largest burst, and the sustained number per second. */
const burst = 200;
const perSecond = 50;
/** A client that continues without a pause after this many refusals is not a page of this product. */
const mostRefused = 1000;

interface Allowance {
  left: number;
  at: number;
  refused: number;
}

const allowances = new WeakMap<object, Allowance>();

/** Counts one command against the limit of the connection; pages in normal use remain far below it. */
export function countCommand(socket: Socket, now: number = performance.now()): void {
  const { left, at, refused: before } = allowances.get(socket.conn) ?? { left: burst, at: now, refused: 0 };
  const filled = Math.min(burst, left + ((now - at) / 1000) * perSecond);
  const refused = filled === burst ? 0 : before;
  if (filled >= 1) return void allowances.set(socket.conn, { left: filled - 1, at: now, refused });
  allowances.set(socket.conn, { left: filled, at: now, refused: refused + 1 });
  if (refused >= mostRefused) socket.disconnect(true);
  throw tooManyCommands();
}

function tooManyCommands(): Problem {
  const title = localized('Too many commands. Try again in a moment.', '操作过多，请稍后重试。');
  return new Problem('too-many', 'platform.realtime.too-many', title, { retryAfter: 1 });
}
