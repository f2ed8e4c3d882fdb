import type { RoomFact } from './events.js';

/** A command that took longer than this from the press to the server was kept while the connection was away; milliseconds. */
export const lateAfter = 5_000;
/** Nothing takes effect further back than this: the room and its minutes have been relied on meanwhile. Milliseconds. */
export const mostDelay = 10 * 60_000;

/** Whether it bears on who is billed for which time, or on what is discussed. Hands do not, and come at any moment. */
export function steers({ type }: Pick<RoomFact, 'type'>): boolean {
  return type !== 'hand-raised' && type !== 'hand-lowered';
}

export function isLate(meantAt: number, now: number): boolean {
  return now - meantAt > lateAfter;
}

/** When a command takes effect that was meant at another time than it came: neither in the future nor too far back. */
export function effectiveTime(meantAt: number, now: number): number {
  return Math.max(now - mostDelay, Math.min(now, meantAt));
}
