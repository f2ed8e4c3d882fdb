import type { MainContent } from '#shared';
import { api } from '#shared/api/client.js';
import { actionsIn, renewed, type Shown } from '../domain/shown-actions.js';

/** Most actions that one request reads by their ids. */
const most = 50;

/** Changes of what a list says of an action; milestones and dependencies are read with the timeline. */
const ofActions = /^roadmap\.(action|evidence)\./;

/**
 * After a change, a list reads the changed actions alone, if it shows them and they keep their place. Not while the list
 * itself is read, and not if it was read meanwhile, because it may then be newer.
 */
export const renewActions: NonNullable<MainContent['renew']> = async (client, { queryKey, state }, changes) => {
  const ids = [...new Set(changes.map(({ subject }) => subject))];
  const listed = new Set(actionsIn(client.getQueryData<Shown>(queryKey) ?? {}).map(({ id }) => id));
  const isListed = changes.every(({ type, subject }) => ofActions.test(type) && listed.has(subject));
  if (!isListed || ids.length > most || state.fetchStatus !== 'idle') return false;
  const workspaceId = queryKey[1] as string;
  // not from the cache: an earlier request for the same actions may be answered with what they were before
  const { items } = await api.get('/api/workspaces/{workspaceId}/roadmap/actions', {
    path: { workspaceId },
    query: { ids },
  });
  if (client.getQueryState(queryKey)?.dataUpdateCount !== state.dataUpdateCount) return false;
  const now = renewed(client.getQueryData<Shown>(queryKey) ?? {}, ids, items);
  if (now !== null) client.setQueryData<Shown>(queryKey, now);
  return now !== null;
};
