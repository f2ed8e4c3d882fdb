import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ScreenMessages } from '#server/modules/live/realtime/protocol.js';
import { api, ProblemError, useWorkspace } from '#shared';

const path = '/api/workspaces/{workspaceId}/live/rooms/{meetingId}/screens';
const keyOf = (workspaceId: string, meetingId: string) => ['live', workspaceId, meetingId, 'screens'] as const;

export const screensQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, meetingId),
    queryFn: ({ signal }) => api.get(path, { path: { workspaceId, meetingId }, signal }),
    select: ({ items }) => items,
  });

export function useScreens(meetingId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keyOf(workspaceId, meetingId) });
  const pair = useMutation({
    mutationFn: (code: string) => api.post(path, { path: { workspaceId, meetingId }, body: { code } }),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (screenId: string) => api.delete(`${path}/{screenId}`, { path: { workspaceId, meetingId, screenId } }),
    onSettled,
  });
  return { pair, remove };
}

/** Roundtables whose meetings may have a console. */
export const openRoundtablesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['live', workspaceId, 'open-roundtables'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/roundtables', { path: { workspaceId }, signal }),
    select: ({ items }) => items.filter(({ state }) => state !== 'draft' && state !== 'closed'),
  });

export type ScreenKey = ScreenMessages['paired'];

/** The screen was removed or the meeting has ended, so its secret is of no more use. */
export function isUnpaired(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'live.screen.unknown';
}

/** Read again and again, because a screen without an account hears nothing of the room. */
export const shownQuery = ({ workspaceId: workspaceKey, secret }: ScreenKey) =>
  queryOptions({
    queryKey: ['live', 'screen', secret],
    queryFn: async ({ signal }) => {
      const sentAt = performance.now();
      const shown = await api.get('/api/live/screens/{workspaceKey}/{secret}', {
        path: { workspaceKey, secret },
        signal,
      });
      const receivedAt = performance.now();
      // the offset between this device's clock and that of the server, from the middle of the exchange
      return { ...shown, offset: shown.serverTime - performance.timeOrigin - (sentAt + receivedAt) / 2 };
    },
    refetchInterval: ({ state: { error } }) => (isUnpaired(error) ? false : 1_500),
    refetchIntervalInBackground: true,
    retry: false,
  });
