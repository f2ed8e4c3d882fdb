import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { socketFor } from './socket.js';
import { type Changed, isStale } from './stale.js';

/** Namespace of `platform/realtime/workspace.gateway.ts`, which announces changes as type and id only. */
export const workspaceNamespace = '/workspace';

/** Milliseconds before what is on the screen is refetched: the other changes of the same command arrive by then. */
const prompt = 15;

/** Milliseconds of random delay for each browser that watches, so that not all send requests at the same moment. */
const spread = 5;

/** Milliseconds after which everything else is refetched, with a random delay of up to the same length. */
const gathering = 800;

/** A change, and the number of browsers to which the same server announces it. */
type Announced = Changed & { readonly watching?: number };

/** Whether a query is the main content of a page and therefore refetched first: `meta: { first: true }`. */
const isFirst = ({ meta }: Query): boolean => meta?.['first'] === true;

interface Refetching {
  readonly changed: (change: Announced) => void;
  readonly stop: () => void;
}

/** After an isolated change the main content of the page is refetched at once and the rest later; others are gathered. */
function refetching(client: QueryClient, workspaceId: string): Refetching {
  /** Those since the last refetch, and those after which the main content was refetched. */
  let changes: Changed[] = [];
  let prompted: Changed[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let promptTimer: ReturnType<typeof setTimeout> | undefined;
  let changedAt = -Infinity;
  const invalidate = (isDue: (query: Query) => boolean) => void client.invalidateQueries({ predicate: isDue });
  const isStaleBy = ({ queryKey }: Query, some: readonly Changed[]): boolean =>
    some.some((change) => isStale(queryKey, change, workspaceId));
  const refreshFirst = (): void => {
    const some = changes;
    promptTimer = undefined;
    prompted = [...prompted, ...some];
    changes = [];
    invalidate((query) => isFirst(query) && isStaleBy(query, some));
  };
  const refresh = (): void => {
    const [later, before] = [changes, prompted];
    timer = undefined;
    changes = [];
    prompted = [];
    invalidate((query) => isStaleBy(query, later) || (!isFirst(query) && isStaleBy(query, before)));
  };
  const changed = (change: Announced): void => {
    const isIsolated = performance.now() - changedAt > 2 * gathering;
    changedAt = performance.now();
    changes.push(change);
    if (isIsolated && !change.type.startsWith('live.')) {
      const most = Math.min(gathering, spread * (change.watching ?? 0));
      promptTimer ??= setTimeout(refreshFirst, prompt + Math.random() * most);
    }
    timer ??= setTimeout(refresh, gathering * (1 + Math.random()));
  };
  const stop = (): void => {
    clearTimeout(timer);
    clearTimeout(promptTimer);
  };
  return { changed, stop };
}

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
