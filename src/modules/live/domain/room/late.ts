import type { RoomFact } from './events.js';

/** Milliseconds. A command that took longer from the press to the server was stored while the connection was lost. */
export const lateAfter = 5_000;
/**
 * Milliseconds. No command takes effect further back than this, because others have relied on the room and its minutes
 * since then.
 */
export const mostDelay = 10 * 60_000;

/** Whether an event affects speaking times or the item under discussion. Hands do not, so they can come at any time. */
export function steers({ type }: Pick<RoomFact, 'type'>): boolean {
  return !type.startsWith('hand-');
}

export function isLate(meantAt: number, now: number): boolean {
  return now - meantAt > lateAfter;
}

/** The time at which a delayed command takes effect: neither in the future nor too far back. */
export function effectiveTime(meantAt: number, now: number): number {
  return Math.max(now - mostDelay, Math.min(now, meantAt));
}
