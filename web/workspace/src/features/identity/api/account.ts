import { queryOptions } from '@tanstack/react-query';
import { api, workspacePath } from '../../../shared/api/client.js';
import type { Constituency, LocalizedText } from '../../../shared/index.js';

export interface Session {
  readonly id: string;
  readonly client: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly current: boolean;
}

export interface ApiToken {
  readonly id: string;
  readonly workspaceId: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly usedAt: string | null;
  readonly expiresAt: string;
}

export interface Member {
  readonly accountId: string;
  readonly personId: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly email: string;
  readonly roles: readonly string[];
  readonly version: number;
}

export interface Invitation {
  readonly id: string;
  readonly personId: string;
  readonly name: LocalizedText;
  readonly email: string;
  readonly roles: readonly string[];
  readonly expiresAt: string;
}

export interface InvitablePerson {
  readonly id: string;
  readonly name: LocalizedText;
  readonly hasAccount: boolean;
}

export interface WorkspaceSettings {
  readonly name: LocalizedText;
  readonly timeZone: string;
  readonly constituencyTerms: 'international' | 'national';
  readonly version: number;
}

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => api.get<readonly Session[]>('/me/sessions', { signal }),
});

export const apiTokensQuery = queryOptions({
  queryKey: ['me', 'api-tokens'],
  queryFn: ({ signal }) => api.get<readonly ApiToken[]>('/me/api-tokens', { signal }),
});

export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'members'],
    queryFn: ({ signal }) =>
      api.get<{ items: readonly Member[]; total: number }>(workspacePath(workspaceId, '/members'), {
        signal,
        query: { limit: 200 },
      }),
  });

export const invitationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'invitations'],
    queryFn: ({ signal }) => api.get<readonly Invitation[]>(workspacePath(workspaceId, '/invitations'), { signal }),
  });

export const invitablePeopleQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'people', 'invitable'],
    queryFn: ({ signal }) =>
      api.get<{ items: readonly InvitablePerson[] }>(workspacePath(workspaceId, '/people'), {
        signal,
        query: { limit: 200 },
      }),
  });

export const workspaceQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [workspaceId, 'workspace'],
    queryFn: ({ signal }) => api.get<WorkspaceSettings>(workspacePath(workspaceId, ''), { signal }),
  });
