import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from '../../../shared/index.js';
import { api, useWorkspace } from '../../../shared/index.js';
import { actionQuery, roadmapKey, roadmapPath } from './queries.js';
import type { Action, ActionDetail, ActionInput, ActionStatus, TargetInput } from './types.js';

export type ProgressInput = Schema<'ReportProgressRequest'>;

/** Everything a page does to the roadmap; each answer becomes the action that the page shows. */
export function useRoadmapChanges() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const path = (text: string): string => roadmapPath(workspaceId, text);
  const keep = async (action: ActionDetail): Promise<ActionDetail> => {
    client.setQueryData(actionQuery(workspaceId, action.id).queryKey, action);
    // The answer is there: lists and the loop are fetched again while the reader goes on.
    void client.invalidateQueries({ queryKey: [...roadmapKey(workspaceId), 'actions'] });
    void client.invalidateQueries({ queryKey: ['chain', workspaceId] });
    return action;
  };
  return {
    keep,
    open: async (input: Schema<'OpenActionRequest'>) => keep(await api.post<ActionDetail>(path('/actions'), input)),
    edit: async (action: Pick<Action, 'id' | 'version'>, input: ActionInput) =>
      keep(await api.patch<ActionDetail>(path(`/actions/${action.id}`), input, { version: action.version })),
    move: async (action: Pick<Action, 'id' | 'version'>, status: ActionStatus, reason: string) =>
      keep(
        await api.post<ActionDetail>(
          path(`/actions/${action.id}/status`),
          { status, reason },
          { version: action.version },
        ),
      ),
    report: async (actionId: string, input: ProgressInput) =>
      keep(await api.post<ActionDetail>(path(`/actions/${actionId}/updates`), input)),
    validate: async (actionId: string, claimId: string, said: Schema<'ValidateClaimRequest'>) =>
      keep(await api.post<ActionDetail>(path(`/actions/${actionId}/updates/${claimId}/validations`), said)),
    withdrawVerdict: async (actionId: string, validationId: string) =>
      keep(await api.post<ActionDetail>(path(`/actions/${actionId}/validations/${validationId}/withdrawal`))),
    setTarget: async (actionId: string, indicatorId: string, target: TargetInput) =>
      keep(await api.put<ActionDetail>(path(`/actions/${actionId}/targets/${indicatorId}`), target)),
    removeTarget: async (actionId: string, indicatorId: string) => {
      await api.delete(path(`/actions/${actionId}/targets/${indicatorId}`));
      await client.invalidateQueries({ queryKey: roadmapKey(workspaceId) });
    },
    removeEvidence: async (actionId: string, evidenceId: string) => {
      await api.delete(path(`/actions/${actionId}/evidence/${evidenceId}`));
      await client.invalidateQueries({ queryKey: roadmapKey(workspaceId) });
    },
    proposeOverdue: async () => {
      const answer = await api.post<Schema<'OverdueProposalsResponse'>>(path('/overdue-proposals'));
      await client.invalidateQueries({ queryKey: ['chain', workspaceId] });
      return answer;
    },
  };
}
