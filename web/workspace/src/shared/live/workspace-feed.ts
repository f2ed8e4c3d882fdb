import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Announced, refetching } from './refetching.js';
import { socketFor } from './socket.js';

/** Namespace of `platform/realtime/workspace.gateway.ts`, which announces changes as type and id only. */
export const workspaceNamespace = '/workspace';

/**
 * Marks replies that a change makes stale, so that pages refetch them. The live room has its own feed, gapless and
 * ordered, and is excluded here; attendance is not part of it. After a lost connection everything in the workspace is stale.
 */
export function useWorkspaceFeed(workspaceId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!workspaceId) return undefined;
    const socket = socketFor(workspaceNamespace);
    const { changed, stop } = refetching(client, workspaceId);
    let cut = false;
    const announced = (change: Announced): void => {
      if (!change.type.startsWith('live.') || change.type.startsWith('live.attendance.')) changed(change);
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

    socket.on('changed', announced);
    socket.on('connect', watch);
    socket.on('disconnect', lost);
    if (socket.connected) watch();
    return () => {
      socket.off('changed', announced);
      socket.off('connect', watch);
      socket.off('disconnect', lost);
      stop();
    };
  }, [client, workspaceId]);
}
