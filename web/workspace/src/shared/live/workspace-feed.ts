import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { socketFor } from './socket.js';

/** Namespace of `platform/realtime/workspace.gateway.ts`: what changed, as type and id only. */
export const workspaceNamespace = '/workspace';

interface Changed {
  /** `roadmap.action.status-changed.v1`: the context comes first, as in query keys. */
  readonly type: string;
  readonly subject: string;
}

/** Milliseconds in which changes are gathered, so that a busy room does not make every page ask at each event. */
const gathering = 800;

/**
 * Marks what changed as stale: query keys start with [context, workspaceId] or [workspaceId]. The live room has a feed of its own,
 * gapless and in order, and is left alone here. After a broken connection everything of the workspace is stale.
 */
export function useWorkspaceFeed(workspaceId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!workspaceId) return undefined;
    const socket = socketFor(workspaceNamespace);
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let cut = false;

    const refresh = (): void => {
      timer = undefined;
      for (const context of [...touched, 'chain']) void client.invalidateQueries({ queryKey: [context, workspaceId] });
      // The register of people and places belongs to the workspace itself: its keys start with the id.
      if (touched.has('identity') || touched.has('directory'))
        void client.invalidateQueries({ queryKey: [workspaceId] });
      if (touched.has('identity')) void client.invalidateQueries({ queryKey: ['me'] });
      touched.clear();
    };
    const changed = ({ type }: Changed): void => {
      const context = type.split('.')[0];
      if (!context || context === 'live') return;
      touched.add(context);
      timer ??= setTimeout(refresh, gathering);
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
