import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, asEntered } from '#shared';
import type { Run, RunComparison } from './types.js';

export const indicatorsKey = (workspaceId: string): readonly string[] => ['indicators', workspaceId];

export function indicatorsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'list'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/indicators', { path: { workspaceId }, signal }),
  });
}

export function overviewQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'overview'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/overview', { path: { workspaceId }, signal }),
  });
}

export function indicatorQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'one', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/{indicatorId}', {
        path: { workspaceId, indicatorId: id },
        signal,
      }),
  });
}

/** The target and the baseline of an indicator. */
export function referencesQuery(workspaceId: string, indicatorId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'references', indicatorId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/{indicatorId}/references', {
        path: { workspaceId, indicatorId },
        signal,
      }),
    select: ({ items }) => items,
  });
}

/** Actions of the roadmap that name the indicator as a target and are not dropped, the first due first. */
export function actionsForQuery(workspaceId: string, indicatorId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'actions', indicatorId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/actions', {
        path: { workspaceId },
        query: { indicatorId },
        signal,
      }),
    select: ({ items }) =>
      items
        .filter(({ status }) => status !== 'dropped')
        .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')),
  });
}

export function runsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'runs'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/runs', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });
}

export function runQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'run', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/runs/{runId}', { path: { workspaceId, runId: id }, signal }),
  });
}

/** Closed waves, for a choice; the survey pages show more about them. */
export function closedWavesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'waves'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/surveys/waves', { path: { workspaceId }, signal }),
    select: ({ items }) => items.filter((wave) => wave.state === 'closed'),
  });
}

export function repeatRun(workspaceId: string, runId: string): Promise<Schema<'StartedRunResponse'>> {
  return api.post('/api/workspaces/{workspaceId}/indicators/runs/{runId}/repetitions', {
    path: { workspaceId, runId },
  });
}

export function runComparisonQuery(
  workspaceId: string,
  runs: { readonly after: string; readonly before: string },
  movement?: RunComparison['figures'][number]['movement'],
) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'run', runs.after, 'compared-with', runs.before, movement],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/runs/{runId}/compared-with/{otherId}', {
        path: { workspaceId, runId: runs.after, otherId: runs.before },
        query: { movement },
        signal,
      }),
  });
}

export function startRun(
  workspaceId: string,
  request: Pick<Schema<'StartRunRequest'>, 'waveId' | 'weightSetId' | 'settings'>,
): Promise<Schema<'StartedRunResponse'>> {
  return api.post('/api/workspaces/{workspaceId}/indicators/runs', { path: { workspaceId }, body: request });
}

/** Starts a run with the wave, weights and settings of another run, except for what is changed. */
export function startRunLike(
  workspaceId: string,
  run: Run,
  changes: Pick<Schema<'RunSettingsRequest'>, 'pairs' | 'merged'>,
): Promise<Schema<'StartedRunResponse'>> {
  const { lonelyPsu: _, lowPay, ...settings } = run.settings;
  const weightSet = run.inputs?.weightSet;
  const published =
    lowPay?.source === 'published'
      ? asEntered<Schema<'LowPayRequest'>>({
          yuanPerHour: lowPay.yuanPerHour,
          date: lowPay.date,
          region: lowPay.region,
          reference: lowPay.reference,
        })
      : undefined;
  return api.post('/api/workspaces/{workspaceId}/indicators/runs', {
    path: { workspaceId },
    body: {
      waveId: run.waveId,
      ...(weightSet && { weightSetId: weightSet.id }),
      settings: { ...settings, ...(published && { lowPay: published }), ...changes },
    },
  });
}
