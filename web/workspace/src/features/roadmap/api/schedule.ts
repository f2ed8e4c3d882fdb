import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, useWorkspace } from '#shared';
import { roadmapKey, shownKey } from './queries.js';
import type { ActionCard } from './types.js';

export type ActionSchedule = Schema<'ActionScheduleResponse'>;
export type ActionDependency = Schema<'ActionDependencyResponse'>;
export type Milestone = Schema<'MilestoneResponse'>;
export type MilestoneInput = Schema<'MilestoneRequest'>;
export type DependencyInput = Schema<'DependencyRequest'>;
/** Of the actions that the timeline shows. */
export type RoadmapSchedule = Pick<Schema<'TimelineResponse'>, 'milestones' | 'dependencies' | 'timings'>;

/** Milestones and dependencies of an action, and what starts later if the action ends `delay` days later. */
export function scheduleQuery(workspaceId: string, actionId: string, delay: number) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'schedule', { actionId, delay }],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/schedule', {
        path: { workspaceId, actionId },
        query: { delay },
        signal,
      }),
    placeholderData: (before) => before,
  });
}

interface ConsideredDates {
  readonly startOn: string | null;
  readonly dueOn: string;
}

/** What slips with other dates of an action, before they are saved. */
export function datesPreviewQuery(workspaceId: string, actionId: string, { startOn, dueOn }: ConsideredDates) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'schedule', 'preview', { actionId, startOn, dueOn }],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/schedule/preview', {
        path: { workspaceId, actionId },
        query: { dueOn, ...(startOn !== null && { startOn }) },
        signal,
      }),
  });
}

/**
 * Whether the values before an edit would restore the action: an acceptance or a confirmation that lapsed stays lapsed,
 * and dates that are too early for a predecessor are refused.
 */
export function useCanUndo(): (before: ActionCard, done: ActionCard) => Promise<boolean> {
  const { id } = useWorkspace();
  const client = useQueryClient();
  return async (before, done) => {
    const { startOn, dueOn, status, confirmedBy } = before;
    if (done.status !== status || done.confirmedBy.join() !== confirmedBy.join()) return false;
    if (dueOn === null || (done.startOn === startOn && done.dueOn === dueOn)) return true;
    try {
      return !(await client.fetchQuery(datesPreviewQuery(id, done.id, { startOn, dueOn }))).refused;
    } catch {
      return false;
    }
  };
}

interface Key {
  readonly actionId: string;
  /** The version that is replaced; for a dependency 0 if there is none. */
  readonly version: number;
}

/** Changes to milestones and dependencies; everything that depends on them is fetched again, also after a refusal. */
export function useScheduleChanges() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const refetch = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: [...roadmapKey(workspaceId), 'schedule'] });
    void client.invalidateQueries({ queryKey: [...shownKey(workspaceId), 'timeline'] });
    void client.invalidateQueries({ queryKey: ['chain', workspaceId] });
  };
  const milestones = '/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/milestones';
  const predecessor = '/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/predecessors/{predecessorId}';
  return {
    addMilestone: (actionId: string, body: MilestoneInput) =>
      api.post(milestones, { path: { workspaceId, actionId }, body }).finally(refetch),
    editMilestone: ({ version, ...key }: Key & { milestoneId: string }, body: MilestoneInput) =>
      api.put(`${milestones}/{milestoneId}`, { path: { workspaceId, ...key }, body, version }).finally(refetch),
    removeMilestone: ({ version, ...key }: Key & { milestoneId: string }) =>
      api.delete(`${milestones}/{milestoneId}`, { path: { workspaceId, ...key }, version }).finally(refetch),
    setDependency: ({ version, ...key }: Key & { predecessorId: string }, body: DependencyInput) =>
      api.put(predecessor, { path: { workspaceId, ...key }, body, version }).finally(refetch),
    removeDependency: ({ version, ...key }: Key & { predecessorId: string }) =>
      api.delete(predecessor, { path: { workspaceId, ...key }, version }).finally(refetch),
  };
}
