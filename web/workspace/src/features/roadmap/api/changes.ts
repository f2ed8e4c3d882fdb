import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, sendOnce, useWorkspace } from '#shared';
import { type Shown, withAction } from '../domain/shown-actions.js';
import { actionQuery } from './action.js';
import { roadmapKey, shownKey } from './queries.js';
import type { Action, ActionDetail, ActionInput, ActionStatus, Plan, TargetInput } from './types.js';

export type ProgressInput = Schema<'ReportProgressRequest'>;

const one = '/api/workspaces/{workspaceId}/roadmap/actions/{actionId}';

/** Files that a report contained are no longer among those of the next one. */
const isSameReport = (
  { evidenceIds: sent = [], ...earlier }: ProgressInput,
  { evidenceIds = [], ...now }: ProgressInput,
) => JSON.stringify(earlier) === JSON.stringify(now) && evidenceIds.every((id) => sent.includes(id));

const targetOf = `${one}/targets/{indicatorId}` as const;

interface TargetKey {
  readonly actionId: string;
  readonly indicatorId: string;
  readonly version: number;
}

/** Sets and removes targets; the page is refetched also when a change is refused because the target has changed. */
function useTargetChanges(keep: (action: ActionDetail) => Promise<ActionDetail>) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const refetch = () => client.invalidateQueries({ queryKey: roadmapKey(workspaceId) });
  return {
    /** `version` is that of the target that is replaced, 0 if there is none. */
    setTarget: async ({ version, ...key }: TargetKey, target: TargetInput) =>
      keep(await api.put(targetOf, { path: { workspaceId, ...key }, body: target, version }).finally(refetch)),
    removeTarget: async ({ version, ...key }: TargetKey) => {
      await api.delete(targetOf, { path: { workspaceId, ...key }, version }).finally(refetch);
    },
  };
}

/** Puts the answer in place of the action that pages show; lists, schedule and the loop are refetched meanwhile. */
function useKeep(): (action: ActionDetail) => Promise<ActionDetail> {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return async (action) => {
    client.setQueryData(actionQuery(workspaceId, action.id).queryKey, action);
    client.setQueriesData<Shown>({ queryKey: shownKey(workspaceId) }, (shown) => shown && withAction(shown, action));
    void client.invalidateQueries({ queryKey: [...roadmapKey(workspaceId), 'actions'] });
    void client.invalidateQueries({ queryKey: [...roadmapKey(workspaceId), 'schedule'] });
    void client.invalidateQueries({ queryKey: ['chain', workspaceId] });
    return action;
  };
}

/** Changes of a sent report by its author. */
function useReportChanges(keep: ReturnType<typeof useKeep>) {
  const { id: workspaceId } = useWorkspace();
  const of = (actionId: string, updateId: string) => ({ workspaceId, actionId, updateId });
  return {
    /** Replaces the text of a report; the earlier one stays readable. */
    correctReport: async (actionId: string, updateId: string, text: string) =>
      keep(await api.post(`${one}/updates/{updateId}/corrections`, { path: of(actionId, updateId), body: { text } })),
    withdrawReport: async (actionId: string, updateId: string) =>
      keep(await api.post(`${one}/updates/{updateId}/withdrawal`, { path: of(actionId, updateId) })),
  };
}

function useCommentChanges(keep: ReturnType<typeof useKeep>) {
  const { id: workspaceId } = useWorkspace();
  return {
    comment: async (actionId: string, body: Schema<'AddCommentRequest'>) =>
      keep(await api.post(`${one}/comments`, { path: { workspaceId, actionId }, body })),
    deleteComment: async (actionId: string, commentId: string) => {
      await keep(await api.delete(`${one}/comments/{commentId}`, { path: { workspaceId, actionId, commentId } }));
    },
  };
}

/** All commands of the roadmap pages; the answer replaces the action that the page shows. */
export function useRoadmapChanges() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const of = (actionId: string) => ({ workspaceId, actionId });
  const keep = useKeep();
  return {
    ...useTargetChanges(keep),
    ...useReportChanges(keep),
    ...useCommentChanges(keep),
    keep,
    open: async (input: Schema<'OpenActionRequest'>) =>
      keep(await api.post('/api/workspaces/{workspaceId}/roadmap/actions', { path: { workspaceId }, body: input })),
    edit: async (action: Pick<Action, 'id' | 'version'>, input: ActionInput) =>
      keep(await api.patch(one, { path: of(action.id), body: input, version: action.version })),
    move: async (action: Pick<Action, 'id' | 'version'>, status: ActionStatus, reason: string) =>
      keep(await api.post(`${one}/status`, { path: of(action.id), body: { status, reason }, version: action.version })),
    /** A report counts once, also if the page was closed before the answer. */
    report: async (actionId: string, body: ProgressInput) =>
      keep(
        await sendOnce(
          { name: `report:${actionId}`, body, isSame: (earlier) => isSameReport(earlier, body) },
          (sent, idempotencyKey) => api.post(`${one}/updates`, { path: of(actionId), body: sent, idempotencyKey }),
        ),
      ),
    validate: async (actionId: string, claimId: string, said: Schema<'ValidateClaimRequest'>) =>
      keep(
        await api.post(`${one}/updates/{updateId}/validations`, {
          path: { ...of(actionId), updateId: claimId },
          body: said,
        }),
      ),
    withdrawVerdict: async (actionId: string, validationId: string) =>
      keep(await api.post(`${one}/validations/{validationId}/withdrawal`, { path: { ...of(actionId), validationId } })),
    stateEvidence: async (actionId: string, body: Schema<'StateEvidenceRequest'>) =>
      keep(await api.post(`${one}/evidence/statements`, { path: of(actionId), body })),
    removeEvidence: async (actionId: string, evidenceId: string) => {
      await api.delete(`${one}/evidence/{evidenceId}`, { path: { ...of(actionId), evidenceId } });
      await client.invalidateQueries({ queryKey: roadmapKey(workspaceId) });
    },
    proposeOverdue: async () => {
      const answer = await api.post('/api/workspaces/{workspaceId}/roadmap/overdue-proposals', {
        path: { workspaceId },
      });
      await client.invalidateQueries({ queryKey: ['chain', workspaceId] });
      return answer;
    },
  };
}

/** Changes of the register of plans, instruments and studies. */
export function useRegisterChanges() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const plans = '/api/workspaces/{workspaceId}/roadmap/plans';
  const refetch = () => client.invalidateQueries({ queryKey: [...roadmapKey(workspaceId), 'plans'] });
  return {
    addPlan: (body: Schema<'AddPlanRequest'>) => api.post(plans, { path: { workspaceId }, body }).finally(refetch),
    editPlan: ({ id: planId, version }: Pick<Plan, 'id' | 'version'>, body: Schema<'EditPlanRequest'>) =>
      api.patch(`${plans}/{planId}`, { path: { workspaceId, planId }, body, version }).finally(refetch),
  };
}
