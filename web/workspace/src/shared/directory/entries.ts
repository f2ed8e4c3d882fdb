import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { Schema } from '../api/schema.js';

/** Maximum page length of the server. */
const pageLength = 200;

interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Reads a complete list from the server, page by page. */
export async function everyPage<Item>(
  read: (page: Page) => Promise<{ readonly items: readonly Item[]; readonly total: number }>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (;;) {
    const page = await read({ limit: pageLength, offset: found.length });
    found.push(...page.items);
    if (page.items.length === 0 || found.length >= page.total) return found;
  }
}

/** Changes are announced by the workspace feed, which makes the lists stale. */
const staleTime = 300_000;

/** All organisations, for choices in forms and for looking up names. */
export const allOrganisations = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'organisations', 'all'],
    queryFn: ({ signal }) =>
      everyPage((query) =>
        api.get('/api/workspaces/{workspaceId}/organisations', { path: { workspaceId }, query, signal }),
      ),
    staleTime,
  });

export const allPeople = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'people', 'all'],
    queryFn: ({ signal }) =>
      everyPage((query) => api.get('/api/workspaces/{workspaceId}/people', { path: { workspaceId }, query, signal })),
    staleTime,
  });

interface PlaceFilter {
  readonly level?: Schema<'PlaceResponse'>['level'];
  readonly search?: string | undefined;
}

export const allPlaces = (workspaceId: string, filter: PlaceFilter = {}) =>
  queryOptions({
    queryKey: [workspaceId, 'places', 'all', filter],
    queryFn: ({ signal }) =>
      everyPage((page) =>
        api.get('/api/workspaces/{workspaceId}/places', {
          path: { workspaceId },
          query: { ...filter, ...page },
          signal,
        }),
      ),
    staleTime,
  });
