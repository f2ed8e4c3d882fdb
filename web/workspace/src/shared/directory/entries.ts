import { queryOptions } from '@tanstack/react-query';
import { api, workspacePath } from '../api/client.js';
import type { Schema } from '../api/schema.js';

/** The longest page of a list that the server sends. */
const pageLength = 200;

type Filter = Readonly<Record<string, string | undefined>>;

/** A list of the server as a whole, read page by page. */
export async function everyPage<Item>(path: string, filter: Filter, signal: AbortSignal): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (;;) {
    const query = { ...filter, limit: pageLength, offset: found.length };
    const page = await api.get<{ items: readonly Item[]; total: number }>(path, { query, signal });
    found.push(...page.items);
    if (page.items.length === 0 || found.length >= page.total) return found;
  }
}

/** What forms offer, and names are looked up in. */
function entriesQuery<Item>(workspaceId: string, kind: 'places' | 'organisations' | 'people', filter: Filter = {}) {
  return queryOptions({
    queryKey: [workspaceId, kind, 'all', filter],
    queryFn: ({ signal }) => everyPage<Item>(workspacePath(workspaceId, `/${kind}`), filter, signal),
    // changes are announced: the workspace feed makes these stale
    staleTime: 300_000,
  });
}

export const allOrganisations = (workspaceId: string) =>
  entriesQuery<Schema<'OrganisationResponse'>>(workspaceId, 'organisations');

export const allPeople = (workspaceId: string) => entriesQuery<Schema<'PersonResponse'>>(workspaceId, 'people');

interface PlaceFilter {
  readonly level?: Schema<'PlaceResponse'>['level'];
  readonly search?: string | undefined;
}

export const allPlaces = (workspaceId: string, { level, search }: PlaceFilter = {}) =>
  entriesQuery<Schema<'PlaceResponse'>>(workspaceId, 'places', { level, search });
