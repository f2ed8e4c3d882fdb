import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { socketFor } from './socket.js';
import { type Changed, isStale } from './stale.js';

/** Namespace of `platform/realtime/workspace.gateway.ts`, which announces changes as type and id only. */
export const workspaceNamespace = '/workspace';

/**
 * Milliseconds before pages are refetched after a change, by which the other changes of the same command have arrived;
 * a random delay of up to the same length is added, so that not all browsers send requests at the same moment.
 */
const prompt = 15;

/** Milliseconds between refetches while changes follow each other, with the same random delay. */
const gathering = 800;

/**
 * Marks replies that a change makes stale, so that pages refetch them. The live room has its own feed, gapless and
 * ordered, and is excluded here; attendance is not part of it. After a lost connection everything in the workspace is stale.
 */
export function useWorkspaceFeed(workspaceId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!workspaceId) return undefined;
    const socket = socketFor(workspaceNamespace);
    let changes: Changed[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let cut = false;
    let refreshedAt = -Infinity;

    const refresh = (): void => {
      const gathered = changes;
      refreshedAt = performance.now();
      timer = undefined;
      changes = [];
      void client.invalidateQueries({
        predicate: ({ queryKey }) => gathered.some((change) => isStale(queryKey, change, workspaceId)),
      });
    };
    const changed = (change: Changed): void => {
      if (change.type.startsWith('live.') && !change.type.startsWith('live.attendance.')) return;
      changes.push(change);
      const wait = performance.now() - refreshedAt > 2 * gathering ? prompt : gathering;
      timer ??= setTimeout(refresh, wait * (1 + Math.random()));
    };
    const watch = (): void => {
      socket.emit('watch', { workspaceId });
      if (cut)
        void client.invalidateQueries({
          predicate: ({ queryKey }) => queryKey.includes(workspaceId) || queryKey[0] === 'me',
        });
      cut = false;
    };
    const lost = (): void => {
      cut = true;
    };

    socket.on('changed', changed);
    socket.on('connect', watch);
    socket.on('disconnect', lost);
    if (socket.connected) watch();
    return () => {
      socket.off('changed', changed);
      socket.off('connect', watch);
      socket.off('disconnect', lost);
      if (timer) clearTimeout(timer);
    };
  }, [client, workspaceId]);
}
