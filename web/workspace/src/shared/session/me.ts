import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import type { Schema } from '../api/schema.js';
import { belongTo } from './own-storage.js';

/** `GET /api/me` */
export type Me = Schema<'MeResponse'>;
export type Membership = Schema<'OwnMembershipResponse'>;
export type Workspace = Schema<'OwnWorkspaceResponse'>;
export type Constituency = NonNullable<Membership['person']['constituency']>;
export type Capacity = NonNullable<Membership['person']['capacity']>;
export type Sex = Schema<'PersonResponse'>['sex'];

/** The current account; null if no one is signed in. */
export const meQuery = queryOptions<Me | null>({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    try {
      const me = await api.get('/api/me', { signal });
      belongTo(me.account.id);
      return me;
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export function useMe(): Me | null {
  return useQuery(meQuery).data ?? null;
}

/** The membership in the workspace of an address, which has its name or its id. */
export function membershipAt(me: Me | null, name: string | undefined): Membership | null {
  return me?.memberships.find(({ workspace }) => workspace.slug === name || workspace.id === name) ?? null;
}
