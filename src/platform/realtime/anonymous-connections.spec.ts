import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io';
import { closeIfAnonymous, noteKnown, noteWaiting } from './anonymous-connections.js';

describe('a connection without a session', () => {
  it.each<[string, (socket: Socket) => void, number | null]>([
    ['closes after half a minute', () => undefined, 30_000],
    ['closes after ten minutes if it is a screen that waits to be paired', noteWaiting, 600_000],
    ['stays open when a person has signed in on it', noteKnown, null],
  ])('%s', (_, note, closesAfter) => {
    const timers: [() => void, number][] = [];
    const after = (wait: number, run: () => void) => {
      timers.push([run, wait]);
      return () => undefined;
    };
    let closed = false;
    const disconnect = (): void => void (closed = true);
    const socket = { conn: {}, once: () => undefined, disconnect } as unknown as Socket;
    closeIfAnonymous(socket, after);
    note(socket);
    let passed = 0;
    for (let next = timers.shift(); next !== undefined && !closed; next = timers.shift()) {
      passed += next[1];
      next[0]();
    }
    expect(closed ? passed : null).toBe(closesAfter);
  });
});
