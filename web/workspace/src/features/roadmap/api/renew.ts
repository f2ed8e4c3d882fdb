import type { MainContent } from '#shared';
import { api } from '#shared';
import { actionsIn, renewed, type Shown } from '../domain/shown-actions.js';

/** Most actions that one request reads by their ids. */
const most = 50;

/** Changes of what a list says of an action; milestones and dependencies are read with the timeline. */
const ofActions = /^roadmap\.(action|evidence)\./;

/** After a change, a list reads the changed actions alone, if it shows them and they keep their place. */
export const renewActions: NonNullable<MainContent['renew']> = async (client, { queryKey }, changes) => {
  const ids = [...new Set(changes.map(({ subject }) => subject))];
  const listed = new Set(actionsIn(client.getQueryData<Shown>(queryKey) ?? {}).map(({ id }) => id));
  const isListed = changes.every(({ type, subject }) => ofActions.test(type) && listed.has(subject));
  if (!isListed || ids.length > most) return false;
  const workspaceId = queryKey[1] as string;
  const { items } = await client.fetchQuery({
    queryKey: ['roadmap', workspaceId, 'changed', ids],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/actions', { path: { workspaceId }, query: { ids }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const now = renewed(client.getQueryData<Shown>(queryKey) ?? {}, ids, items);
  if (now !== null) client.setQueryData<Shown>(queryKey, now);
  return now !== null;
};
