import type { Entered } from '#shared/routing/feature.js';
import { filterQuery, filtersIn } from '../domain/address-filter.js';
import { groupingIn } from '../domain/table-address.js';
import { groupsQuery, timelineQuery, totalsQuery } from './queries.js';

/** Requests the view of the roadmap in the address, and the number of its actions. */
export function requestView({ client, workspaceId, values }: Entered): void {
  const query = filterQuery(filtersIn(values));
  const view = values['view'] ?? 'board';
  const by = groupingIn(values['columns']) ?? 'status';
  if (view === 'board') void client.prefetchQuery(groupsQuery(workspaceId, { ...query, by }));
  if (view === 'timeline') void client.prefetchInfiniteQuery(timelineQuery(workspaceId, query));
  void client.prefetchQuery(totalsQuery(workspaceId, query));
}
