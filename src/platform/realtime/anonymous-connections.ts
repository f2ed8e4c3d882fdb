import type { Socket } from 'socket.io';

/** Milliseconds. A page sends its first command at once. */
const longestAnonymous = 30_000;

/** Connections over which someone signed in has sent a command. */
const known = new WeakSet<object>();

export function noteKnown(socket: Socket): void {
  known.add(socket.conn);
}

/** Closes a connection that no signed-in person uses: it costs a file descriptor and can only ask for the time. */
export function closeIfAnonymous(socket: Socket): void {
  const timer = setTimeout(() => {
    if (!known.has(socket.conn)) socket.disconnect(true);
  }, longestAnonymous);
  timer.unref();
  socket.once('disconnect', () => clearTimeout(timer));
}
