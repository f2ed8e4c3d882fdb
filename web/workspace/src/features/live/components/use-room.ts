import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { clockOf } from '#server/modules/live/domain/room/clock.js';
import { undoWithinMilliseconds } from '#server/modules/live/domain/room/decide.js';
import type { RoomState } from '#server/modules/live/domain/room/state.js';
import { newKey, ownStorage, socketFor, useWorkspace } from '#shared';
import { RoomClient } from '../domain/room-client.js';
import type { RoomDevice, RoomPicture, RoomSocket } from '../domain/room-picture.js';

/** Milliseconds since 1970 that do not jump when the device's clock is set. */
const steadyNow = (): number => performance.timeOrigin + performance.now();

function device(): RoomDevice {
  return {
    now: steadyNow,
    newId: newKey,
    store: ownStorage(),
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** For screens that send nothing. */
export function idleClient(meetingId: string): RoomClient {
  return new RoomClient(socketFor('/live') as unknown as RoomSocket, { workspaceId: '', meetingId }, device());
}

export interface Room {
  readonly client: RoomClient;
  readonly picture: RoomPicture;
}

/** The live room of a meeting, followed while the component is mounted. */
export function useRoom(meetingId: string): Room {
  const { id: workspaceId } = useWorkspace();
  const client = useMemo(
    () => new RoomClient(socketFor('/live') as unknown as RoomSocket, { workspaceId, meetingId }, device()),
    [workspaceId, meetingId],
  );
  useEffect(() => {
    client.start();
    return () => client.stop();
  }, [client]);
  const picture = useSyncExternalStore(client.subscribe, client.look);
  return { client, picture };
}

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
