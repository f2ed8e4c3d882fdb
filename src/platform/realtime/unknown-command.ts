import type { Event, Socket } from 'socket.io';
import { newId } from '../../kernel/ids.js';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { languageOfSocket } from '../http/language.js';
import { problemBody } from '../http/problem-body.js';
import { countCommand } from './command-limit.js';

/** Acknowledges a command that no gateway handles with an error, and counts it against the limit like any other. */
export function refuseUnknown(socket: Socket): Parameters<Socket['use']>[0] {
  return ([name, ...values]: Event, next) => {
    if (socket.listenerCount(name) > 0) return next();
    const acknowledge: unknown = values.at(-1);
    if (typeof acknowledge !== 'function') return;
    const problem = problemBody(refusalFor(socket), languageOfSocket(socket.handshake), `urn:uuid:${newId()}`);
    (acknowledge as (answer: unknown) => void)({ ok: false, problem });
  };
}

function refusalFor(socket: Socket): Problem {
  try {
    countCommand(socket);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return new Problem('not-found', 'platform.realtime.unknown-command', localized('Unknown command.', '未知命令。'));
}
