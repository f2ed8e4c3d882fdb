import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, useWorkspace } from '#shared';

const address = '/api/workspaces/{workspaceId}/notifications/calendar-address';

export function calendarQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['notifications', workspaceId, 'calendar'],
    queryFn: ({ signal }) => api.get(address, { path: { workspaceId }, signal }),
  });
}

/** Creates or replaces the address of one's calendar, or removes it. */
export function useCalendarAddress() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const { queryKey } = calendarQuery(workspaceId);
  return {
    renew: async (): Promise<Schema<'CalendarAddressResponse'>> => {
      const made = await api.post(address, { path: { workspaceId } });
      // the secret address is shown once, by who created it
      client.setQueryData(queryKey, { ...made, url: null });
      return made;
    },
    remove: async (): Promise<void> => {
      await api.delete(address, { path: { workspaceId } });
      client.setQueryData(queryKey, { createdAt: null, url: null });
    },
  };
}
