import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, useWorkspace } from '#shared';

const item = '/api/workspaces/{workspaceId}/agenda-items/{agendaItemId}';

/** Accepts a proposal for the first day, or declines it; the facilitator can then move it within the agenda. */
export function useDecideProposal() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ agendaItemId, accept }: { readonly agendaItemId: string; readonly accept: boolean }) => {
      const path = { workspaceId, agendaItemId };
      return accept ? api.post(`${item}/acceptance`, { path, body: {} }) : api.post(`${item}/refusal`, { path });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['chain', workspaceId] }),
  });
}
