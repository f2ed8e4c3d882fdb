import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, type Schema, useWorkspace } from '#shared';

export type Outcomes = Schema<'MeetingOutcomesResponse'>;
export type Outcome = Outcomes['items'][number];

/** Begins like the keys of dialogue, whose news refetch it. */
const keyOf = (workspaceId: string, meetingId: string) =>
  ['dialogue', workspaceId, 'outcomes-in-room', meetingId] as const;

/** Milliseconds: nothing of a group meeting is announced to the workspace, so its room asks again. */
const groupInterval = 20_000;

export const outcomesQuery = (workspaceId: string, meetingId: string, ofGroup: boolean) =>
  queryOptions({
    queryKey: keyOf(workspaceId, meetingId),
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{meetingId}/outcomes', {
        path: { workspaceId, meetingId },
        signal,
      }),
    refetchInterval: ofGroup && groupInterval,
  });

export function useOutcomes(meetingId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: keyOf(workspaceId, meetingId) });
  return {
    record: async (body: Schema<'RecordOutcomeRequest'>) => {
      const made = await api.post('/api/workspaces/{workspaceId}/meetings/{meetingId}/outcomes', {
        path: { workspaceId, meetingId },
        body,
      });
      await renew();
      return made;
    },
    remove: async (outcomeId: string): Promise<void> => {
      await api.delete('/api/workspaces/{workspaceId}/outcomes/{outcomeId}', { path: { workspaceId, outcomeId } });
      await renew();
    },
  };
}
