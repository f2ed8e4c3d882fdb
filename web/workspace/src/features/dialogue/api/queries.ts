import { queryOptions } from '@tanstack/react-query';
import type { RequestOf } from '#shared';
import { api, isProblem } from '#shared';
import type { LinkedAction } from './types.js';

/** Prefix of all query keys of this feature, so that a change refreshes all of its pages. */
export const dialogueKey = (workspaceId: string): readonly string[] => ['dialogue', workspaceId];

export const roundtablesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'roundtables'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/roundtables', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });

export const positionsQuery = (workspaceId: string, roundtableId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'positions', roundtableId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/positions', {
        path: { workspaceId, roundtableId },
        signal,
      }),
    select: ({ items }) => items,
  });

export const confirmationRulesQuery = (workspaceId: string, roundtableId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'confirmation-rules', roundtableId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/confirmation-rules', {
        path: { workspaceId, roundtableId },
        signal,
      }),
  });

export const roundtableQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'roundtable', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roundtables/{roundtableId}', {
        path: { workspaceId, roundtableId: id },
        signal,
      }),
  });

/** Answers come from outside the workspace, so they are fetched each time the list is opened. */
export const invitationsQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'invitations', meetingId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/notifications/meetings/{meetingId}/invitations', {
        path: { workspaceId, meetingId },
        signal,
      }),
    select: ({ items }) => items,
    staleTime: 0,
  });

/** One meeting that someone wants to close, or the roundtable with all of its meetings. */
export type MattersOf = { readonly meetingId: string } | { readonly roundtableId: string };

/** Fetched each time the dialog opens, because hands may change meanwhile. */
export const openMattersQuery = (workspaceId: string, of: MattersOf) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'open-matters', of],
    queryFn: ({ signal }) =>
      'meetingId' in of
        ? api.get('/api/workspaces/{workspaceId}/live/rooms/{meetingId}/open-matters', {
            path: { workspaceId, ...of },
            signal,
          })
        : api.get('/api/workspaces/{workspaceId}/live/roundtables/{roundtableId}/open-matters', {
            path: { workspaceId, ...of },
            signal,
          }),
    staleTime: 0,
    gcTime: 0,
  });

export const candidatesQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'candidates', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/candidates', {
        path: { workspaceId, roundtableId: id },
        signal,
      }),
    select: ({ items }) => items,
  });

export const templatesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'agenda-templates'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/agenda-templates', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });

export type RegisterFilter = NonNullable<RequestOf<'get', '/api/workspaces/{workspaceId}/conclusions'>['query']>;

export const registerQuery = (workspaceId: string, filter: RegisterFilter) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'conclusions', filter],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/conclusions', { path: { workspaceId }, signal, query: filter }),
    select: ({ items }) => items,
  });

export const conclusionQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'conclusion', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/conclusions/{conclusionId}', {
        path: { workspaceId, conclusionId: id },
        signal,
      }),
  });

export const translationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'translations'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/translations', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });

export const workingGroupsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'working-groups'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/working-groups', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });

export const workingGroupQuery = (workspaceId: string, workingGroupId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'working-group', workingGroupId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/working-groups/{workingGroupId}', {
        path: { workspaceId, workingGroupId },
        signal,
      }),
  });

/** The latest changes of a working group, as sentences. */
export const groupHistoryQuery = (workspaceId: string, workingGroupId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'group-history', workingGroupId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/chain/activity', {
        path: { workspaceId },
        query: { subject: workingGroupId, context: 'working-group', limit: 10 },
        signal,
      }),
    select: ({ items }) => items,
  });

/** The meetings of the reader's own group at a roundtable. */
export const constituencyGroupQuery = (workspaceId: string, roundtableId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'group-meetings', roundtableId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/group-meetings', {
        path: { workspaceId, roundtableId },
        signal,
      }),
  });

/** The group meetings at a roundtable to which the reader is admitted as a guest. */
export const guestMeetingsQuery = (workspaceId: string, roundtableId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'guest-meetings', roundtableId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/guest-meetings', {
        path: { workspaceId, roundtableId },
        signal,
      }),
    select: ({ items }) => items,
  });

type ActionsOf = { readonly conclusionId: string } | { readonly ownerWorkingGroupId: string };

/** Actions from the roadmap; none for readers who may not read the roadmap. */
const linkedActionsQuery = (workspaceId: string, query: ActionsOf) =>
  queryOptions({
    queryKey: ['roadmap', workspaceId, 'actions-of', query],
    queryFn: async ({ signal }): Promise<readonly LinkedAction[]> => {
      try {
        return (
          await api.get('/api/workspaces/{workspaceId}/roadmap/actions', { path: { workspaceId }, query, signal })
        ).items;
      } catch (error) {
        if (isProblem(error) && (error.status === 403 || error.status === 404)) return [];
        throw error;
      }
    },
  });

/** Actions that implement a conclusion. */
export const actionsOfQuery = (workspaceId: string, conclusionId: string) =>
  linkedActionsQuery(workspaceId, { conclusionId });

/** Actions that a working group owns. */
export const actionsOfGroupQuery = (workspaceId: string, ownerWorkingGroupId: string) =>
  linkedActionsQuery(workspaceId, { ownerWorkingGroupId });
