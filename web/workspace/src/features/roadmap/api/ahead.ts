import type { Entered } from '#shared/routing/feature.js';
import { boardQuery, filterQuery, filtersIn } from './address-filter.js';
import { boardColumns, groupsQuery, timelineQuery, totalsQuery } from './queries.js';

/** Requests the view of the roadmap in the address, and the number of its actions. */
export function requestView({ client, workspaceId, values }: Entered): void {
  const query = filterQuery(filtersIn(values));
  const view = values['view'] ?? 'board';
  if (view === 'board') void client.prefetchQuery(groupsQuery(boardColumns, workspaceId, boardQuery(values)));
  if (view === 'timeline') void client.prefetchInfiniteQuery(timelineQuery(workspaceId, query));
  void client.prefetchQuery(totalsQuery(workspaceId, query));
}
