import type { Socket } from 'socket.io';

/** Milliseconds. A page sends its first command at once. */
const longestAnonymous = 30_000;
/** Milliseconds, from the beginning of the connection: that long a screen without an account may wait for a person. */
export const longestWaiting = 10 * 60_000;

/** Connections over which someone signed in has sent a command. */
const known = new WeakSet<object>();
/** Connections of screens that wait to be paired. */
const waiting = new WeakSet<object>();

export function noteKnown(socket: Pick<Socket, 'conn'>): void {
  known.add(socket.conn);
}

export function noteWaiting(socket: Pick<Socket, 'conn'>): void {
  waiting.add(socket.conn);
}

type After = (milliseconds: number, run: () => void) => () => void;

const later: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Closes a connection that no signed-in person uses: it costs a file descriptor and can only ask for the time. */
export function closeIfAnonymous(socket: Pick<Socket, 'conn' | 'once' | 'disconnect'>, after: After = later): void {
  const close = (): void => {
    if (!known.has(socket.conn)) socket.disconnect(true);
  };
  let cancel = after(longestAnonymous, () => {
    if (waiting.has(socket.conn)) cancel = after(longestWaiting - longestAnonymous, close);
    else close();
  });
  socket.once('disconnect', () => cancel());
}
