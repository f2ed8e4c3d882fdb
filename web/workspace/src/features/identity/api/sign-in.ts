import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/client.js';
import type { LocalizedText } from '../../../shared/index.js';

/** Whether this installation still waits for its first administrator. */
export const firstRunQuery = queryOptions({
  queryKey: ['first-run'],
  queryFn: ({ signal }) => api.get<{ open: boolean }>('/first-run', { signal }),
  staleTime: 0,
});

export interface LookedUpInvitation {
  readonly workspaceName: LocalizedText;
  readonly email: string;
  readonly hasPassword: boolean;
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.post<LookedUpInvitation>('/invitations/look-up', { token }, { signal }),
    retry: false,
    staleTime: Infinity,
  });

export interface FirstRun {
  readonly email: string;
  readonly password: string;
  readonly language: 'en' | 'zh-CN';
  readonly person: {
    readonly name: LocalizedText;
    readonly capacity: 'secretariat';
    readonly sex: 'not-stated';
    readonly language: 'en' | 'zh-CN';
  };
  readonly workspace: {
    readonly slug: string;
    readonly name: LocalizedText;
    readonly kind: 'programme' | 'region';
    readonly timeZone: string;
  };
}

export const signIn = (email: string, password: string): Promise<unknown> => api.post('/sign-in', { email, password });
export const sendLink = (email: string): Promise<unknown> => api.post('/sign-in/link', { email });
export const redeemLink = (token: string): Promise<unknown> => api.post('/sign-in/link/redeem', { token });
export const beginFirstRun = (wanted: FirstRun): Promise<unknown> => api.post('/first-run', wanted);
export const acceptInvitation = (wanted: {
  token: string;
  password?: string;
  language: 'en' | 'zh-CN';
}): Promise<unknown> => api.post('/invitations/accept', wanted);
