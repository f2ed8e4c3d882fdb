import { useEffect, useState } from 'react';
import { clockOf } from '#server/modules/live/domain/room/clock.js';
import { undoWithinMilliseconds } from '#server/modules/live/domain/room/decide.js';
import type { RoomState } from '#server/modules/live/domain/room/state.js';
import type { RoomPicture } from '../domain/room-client.js';

/** Milliseconds since 1970 that do not jump when the device's clock is set. */
export const steadyNow = (): number => performance.timeOrigin + performance.now();

/** The speech that can still be undone, while it can. */
export function useUndoable(state: RoomState, offset: number): number | null {
  const [, turn] = useState(0);
  const { speech } = state;
  const left = speech === null ? 0 : speech.startedAt + undoWithinMilliseconds - (steadyNow() + offset);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => turn((count) => count + 1), left + 5);
    return () => clearTimeout(timer);
  }, [left]);
  return left > 0 ? (speech?.id ?? null) : null;
}

/** Whole seconds of the current speaker, changing at the same moment on every screen; null if no one is speaking. */
export function useSpokenSeconds({ state, offset }: RoomPicture): number | null {
  const [, turn] = useState(0);
  const spoken = clockOf(state, steadyNow() + offset);
  const running = spoken !== null && state.pausedSince === null;
  const seconds = spoken === null ? null : Math.floor(spoken / 1000);
  useEffect(() => {
    if (!running) return;
    const now = clockOf(state, steadyNow() + offset) ?? 0;
    const timer = setTimeout(() => turn((count) => count + 1), 1000 - (now % 1000) + 5);
    return () => clearTimeout(timer);
  }, [running, seconds, state, offset]);
  return seconds;
}

/** Server time, again each second while `running`. */
export function useServerTime({ offset }: Pick<RoomPicture, 'offset'>, running: boolean): number {
  const [, turn] = useState(0);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => turn((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return steadyNow() + offset;
}
