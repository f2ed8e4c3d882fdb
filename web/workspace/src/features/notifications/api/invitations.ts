import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';

export type OpenedInvitation = Schema<'OpenedInvitationResponse'>;
export type InvitationAnswer = NonNullable<OpenedInvitation['answer']>;

const address = '/api/notifications/invitations/{token}';

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.get(address, { path: { token }, signal }),
    retry: false,
  });

export const answerInvitation = (token: string, answer: InvitationAnswer): Promise<OpenedInvitation> =>
  api.post(address, { path: { token }, body: { answer } });
