import { queryOptions } from '@tanstack/react-query';
import { api } from '#shared/api/client.js';
import type { Schema } from '#shared';

/** Whether this installation has no administrator yet. */
export const firstRunQuery = queryOptions({
  queryKey: ['first-run'],
  queryFn: ({ signal }) => api.get('/api/first-run', { signal }),
  staleTime: 0,
});

export type LookedUpInvitation = Schema<'LookedUpInvitationResponse'>;

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.post('/api/invitations/look-up', { body: { token }, signal }),
    retry: false,
    staleTime: Infinity,
  });

export type FirstRun = Schema<'FirstRunRequest'>;

export const signIn = (email: string, password: string): Promise<unknown> =>
  api.post('/api/sign-in', { body: { email, password } });
export const sendLink = (email: string): Promise<unknown> => api.post('/api/sign-in/link', { body: { email } });
export const redeemLink = (token: string): Promise<unknown> =>
  api.post('/api/sign-in/link/redeem', { body: { token } });
export const beginFirstRun = (wanted: FirstRun): Promise<unknown> => api.post('/api/first-run', { body: wanted });
export const acceptInvitation = (wanted: Schema<'AcceptInvitationRequest'>): Promise<unknown> =>
  api.post('/api/invitations/accept', { body: wanted });
