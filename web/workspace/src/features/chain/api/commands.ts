import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, useWorkspace } from '#shared';

const item = '/api/workspaces/{workspaceId}/agenda-items/{agendaItemId}';

type Decision = { readonly agendaItemId: string } & (
  { readonly accept: true } | { readonly accept: false; readonly reason: string }
);

/** Accepts a proposal for the first day, or declines it; the facilitator can then move it within the agenda. */
export function useDecideProposal() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ agendaItemId, ...decision }: Decision) => {
      const path = { workspaceId, agendaItemId };
      if (decision.accept) return api.post(`${item}/acceptance`, { path, body: {} });
      return api.post(`${item}/refusal`, { path, body: { reason: decision.reason } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['chain', workspaceId] }),
  });
}
