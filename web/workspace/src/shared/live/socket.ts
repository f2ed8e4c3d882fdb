import { useEffect, useRef } from 'react';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import { currentLanguage, tagOf } from '../i18n/language.js';
import type { ProblemBody } from '../api/problem.js';
import { ProblemError } from '../api/problem.js';
import { ownAccount } from '../session/own-storage.js';

const sockets = new Map<string, Socket>();

/**
 * One connection for all namespaces, authenticated by the session cookie at each handshake. It also sends the account
 * for which it was opened: if the cookie belongs to another account by then, the server carries out no commands.
 */
export function socketFor(namespace = '/'): Socket {
  const known = sockets.get(namespace);
  if (known) return known;
  const account = ownAccount();
  const socket = io(namespace, {
    auth: (give) => give({ language: tagOf(currentLanguage()), account }),
    withCredentials: true,
    reconnectionDelayMax: 5_000,
  });
  // The server closes a connection whose account may have lost rights; one that still has them reconnects at once.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect')
      setTimeout(() => sockets.get(namespace) === socket && socket.connect(), 1_000);
  });
  sockets.set(namespace, socket);
  return socket;
}

/** After signing in or out: the next use connects again, with the new account. */
export function closeSockets(): void {
  for (const socket of sockets.values()) socket.disconnect();
  sockets.clear();
}

/**
 * After a change of language: the server words refusals in the language of the handshake. Clients join again
 * automatically.
 */
export function reconnectSockets(): void {
  for (const socket of sockets.values()) if (socket.active) socket.disconnect().connect();
}

export type Ack<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problem: ProblemBody };

/** Milliseconds to wait for an answer. */
const longestAck = 10_000;

/** Sends a command and waits for its acknowledgement; a refusal throws the same problem as over HTTP. */
export async function command<T extends object = object>(socket: Socket, name: string, payload: unknown): Promise<T> {
  const ack = (await socket.timeout(longestAck).emitWithAck(name, payload)) as Ack<T>;
  if (!ack.ok) throw new ProblemError(ack.problem);
  return ack;
}

export function useSocketEvent<T>(namespace: string, event: string, listener: (message: T) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const socket = socketFor(namespace);
    const hear = (message: T): void => latest.current(message);
    socket.on(event, hear);
    return () => void socket.off(event, hear);
  }, [namespace, event]);
}
