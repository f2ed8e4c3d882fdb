import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { dialogueKey } from './queries.js';

const address = '/api/dialogue/reply-slips/{token}';
const slip = '/api/workspaces/{workspaceId}/reply-slips/{slipId}';

export const replySlipsQuery = (workspaceId: string, roundtableId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'reply-slips', roundtableId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/reply-slips', {
        ...{ path: { workspaceId, roundtableId }, signal },
      }),
    select: ({ items }) => items,
  });

/** What accepting each delegate of a slip does. */
export const plannedDelegatesQuery = (workspaceId: string, slipId: string, version: number) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'planned-delegates', slipId, version],
    queryFn: ({ signal }) => api.get(`${slip}/seats`, { path: { workspaceId, slipId }, signal }),
    select: ({ items }) => items,
  });

/** The slip of a link, for people who are not signed in. */
export const openedSlipQuery = (token: string) =>
  queryOptions({
    queryKey: ['reply-slip', token],
    queryFn: ({ signal }) => api.get(address, { path: { token }, signal }),
    retry: false,
  });

export const nameDelegates = (token: string, version: number, body: Schema<'NameDelegatesRequest'>) =>
  api.put(address, { path: { token }, version, body });

export const readDelegates = (token: string, text: string) =>
  api.post(`${address}/lists`, { path: { token }, body: { text } });
