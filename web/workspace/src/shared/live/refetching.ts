import type { Query, QueryClient } from '@tanstack/react-query';
import { type Changed, isStale } from './stale.js';

/** Milliseconds before what is on the screen is refetched: the other changes of the same command arrive by then. */
const prompt = 5;

/** Milliseconds of random delay for each other browser that watches, so that not all send requests at once. */
const spread = 5;

/** Milliseconds after which everything else is refetched, with a random delay of up to the same length. */
const usualGathering = 800;

/** A change, and the number of browsers to which the same server announces it. */
export type Announced = Changed & { readonly watching?: number };

/**
 * Reads what changed in the reply to a query and puts it in place; false if the whole reply has to be refetched at once.
 * Otherwise it is refetched with everything else, because it may also contain totals or an order.
 */
export type Renew = (client: QueryClient, query: Query, changes: readonly Changed[]) => Promise<boolean>;

/** `meta` of a query that is the main content of a page and therefore refetched first. */
export interface MainContent extends Record<string, unknown> {
  readonly first: true;
  readonly renew?: Renew;
}

const isFirst = ({ meta }: Query): boolean => meta?.['first'] === true;

/** Whether only what changed was read: of replies that are on the screen, and as far as the feature can. */
async function isRenewed(client: QueryClient, query: Query, changes: readonly Changed[]): Promise<boolean> {
  const renew = (query.meta as MainContent | undefined)?.renew;
  if (renew === undefined || !query.isActive()) return false;
  return renew(client, query, changes).catch(() => false);
}

interface Refetching {
  readonly changed: (change: Announced) => void;
  readonly stop: () => void;
}

/** After an isolated change the main content of the page is renewed at once and the rest later; others are gathered. */
export function refetching(client: QueryClient, workspaceId: string, gathering = usualGathering): Refetching {
  /** Those since the last refetch, and those after which the main content was refetched. */
  let changes: Changed[] = [];
  let prompted: Changed[] = [];
  /** Queries that were refetched as a whole after `prompted`. */
  let refetched = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let promptTimer: ReturnType<typeof setTimeout> | undefined;
  let changedAt = -Infinity;
  const invalidate = (isDue: (query: Query) => boolean) => void client.invalidateQueries({ predicate: isDue });
  const concerning = ({ queryKey }: Query, some: readonly Changed[]): readonly Changed[] =>
    some.filter((change) => isStale(queryKey, change, workspaceId));
  const isStaleBy = (query: Query, some: readonly Changed[]): boolean => concerning(query, some).length > 0;
  const refreshFirst = (): void => {
    const some = changes;
    promptTimer = undefined;
    prompted = [...prompted, ...some];
    changes = [];
    const done = refetched;
    const first = client.getQueryCache().findAll({ predicate: (query) => isFirst(query) && isStaleBy(query, some) });
    for (const query of first)
      void isRenewed(client, query, concerning(query, some)).then((renewed) => {
        if (renewed) return;
        done.add(query.queryHash);
        void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
      });
  };
  const refresh = (): void => {
    const [later, before, done] = [changes, prompted, refetched];
    timer = undefined;
    changes = [];
    prompted = [];
    refetched = new Set();
    invalidate((query) => isStaleBy(query, later) || (!done.has(query.queryHash) && isStaleBy(query, before)));
  };
  const changed = (change: Announced): void => {
    const isIsolated = performance.now() - changedAt > 2 * gathering;
    changedAt = performance.now();
    changes.push(change);
    if (isIsolated && !change.type.startsWith('live.')) {
      const most = Math.min(gathering, spread * ((change.watching ?? 1) - 1));
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
