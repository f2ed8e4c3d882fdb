import { queryOptions } from '@tanstack/react-query';
import { api } from '#shared/api/client.js';
import type { Schema } from '#shared';
import { everyPage } from '#shared';

export type Session = Schema<'SessionResponse'>;
export type ApiToken = Schema<'ApiTokenResponse'>;
export type Member = Schema<'MemberResponse'>;
export type Invitation = Schema<'InvitationResponse'>;
export type Rights = Schema<'RightsResponse'>;
export type PersonRights = Schema<'PersonRightsResponse'>;
export type PairOfRights = Schema<'PairOfRightsResponse'>;
export type PairRequest = Schema<'PairRequestResponse'>;
export type WorkspaceSettings = Schema<'WorkspaceResponse'>;

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => api.get('/api/me/sessions', { signal }),
});

export const apiTokensQuery = queryOptions({
  queryKey: ['me', 'api-tokens'],
  queryFn: ({ signal }) => api.get('/api/me/api-tokens', { signal }),
});

export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'members'],
    queryFn: ({ signal }) =>
      everyPage((query) => api.get('/api/workspaces/{workspaceId}/members', { path: { workspaceId }, query, signal })),
  });

export const deviceReplacementsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'device-replacements'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/device-replacements', { path: { workspaceId }, signal }),
  });

export const invitationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'invitations'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/invitations', { path: { workspaceId }, signal }),
  });

export const rightsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'rights'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/rights', { path: { workspaceId }, signal }),
  });

export const workspaceQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'workspace'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}', { path: { workspaceId }, signal }),
  });

export const specialDaysQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'special-days'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/special-days', { path: { workspaceId }, signal }),
  });
