import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, useWorkspace } from '#shared';

export type Notification = Schema<'NotificationResponse'>;
export type Settings = Schema<'NotificationSettingsResponse'>;

const base = '/api/workspaces/{workspaceId}/notifications';

export function listQuery(workspaceId: string) {
  return infiniteQueryOptions({
    queryKey: ['notifications', workspaceId, 'list'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get(base, { path: { workspaceId }, query: { before: pageParam || undefined }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function settingsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['notifications', workspaceId, 'settings'],
    queryFn: ({ signal }) => api.get(`${base}/settings`, { path: { workspaceId }, signal }),
    // nothing that others do changes them
    staleTime: Infinity,
  });
}

/** Marks these notifications as read, or all of them. */
export function useMarkRead() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly string[]) =>
      api.post(`${base}/read`, { path: { workspaceId }, body: ids === undefined ? {} : { ids: [...ids] } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications', workspaceId] }),
  });
}

export function useChangeSettings() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return async (body: Settings): Promise<Settings> => {
    const changed = await api.put(`${base}/settings`, { path: { workspaceId }, body });
    client.setQueryData(settingsQuery(workspaceId).queryKey, changed);
    return changed;
  };
}

export const stopMails = (token: string): Promise<void> =>
  api.post('/api/notifications/stop/{token}', { path: { token } });
