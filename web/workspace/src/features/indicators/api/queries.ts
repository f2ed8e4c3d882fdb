import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '../../../shared/index.js';
import { api, workspacePath } from '../../../shared/index.js';
import type { IndicatorDetail, IndicatorList, Run, RunComparison, RunDetail } from './types.js';

export const indicatorsKey = (workspaceId: string): readonly string[] => ['indicators', workspaceId];

const path = (workspaceId: string, rest = ''): string => workspacePath(workspaceId, `/indicators${rest}`);

export function indicatorsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'list'],
    queryFn: ({ signal }) => api.get<IndicatorList>(path(workspaceId), { signal }),
  });
}

export function overviewQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'overview'],
    queryFn: ({ signal }) => api.get<IndicatorList>(path(workspaceId, '/overview'), { signal }),
  });
}

export function indicatorQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'one', id],
    queryFn: ({ signal }) => api.get<IndicatorDetail>(path(workspaceId, `/${encodeURIComponent(id)}`), { signal }),
  });
}

export function runsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'runs'],
    queryFn: ({ signal }) => api.get<Schema<'RunListResponse'>>(path(workspaceId, '/runs'), { signal }),
    select: ({ items }) => items,
  });
}

export function runQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'run', id],
    queryFn: ({ signal }) => api.get<RunDetail>(path(workspaceId, `/runs/${id}`), { signal }),
  });
}

/** Waves to choose from; the page of surveys has more to say about them. */
export function closedWavesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'waves'],
    queryFn: ({ signal }) =>
      api.get<Schema<'WaveListResponse'>>(workspacePath(workspaceId, '/surveys/waves'), { signal }),
    select: ({ items }) => items.filter((wave) => wave.state === 'closed'),
  });
}

export function repeatRun(workspaceId: string, runId: string): Promise<Schema<'StartedRunResponse'>> {
  return api.post(path(workspaceId, `/runs/${runId}/repetitions`), {});
}

export function runComparisonQuery(
  workspaceId: string,
  runs: { readonly after: string; readonly before: string },
  movement?: RunComparison['figures'][number]['movement'],
) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'run', runs.after, 'compared-with', runs.before, movement],
    queryFn: ({ signal }) =>
      api.get<RunComparison>(path(workspaceId, `/runs/${runs.after}/compared-with/${runs.before}`), {
        query: { movement },
        signal,
      }),
  });
}

export function startRun(
  workspaceId: string,
  request: Pick<Schema<'StartRunRequest'>, 'waveId' | 'weightSetId' | 'settings'>,
): Promise<Schema<'StartedRunResponse'>> {
  return api.post(path(workspaceId, '/runs'), request);
}

/** The wave, weights and settings of a run once more, with one more pair of breakdowns. */
export function startRunWithPair(workspaceId: string, run: Run, pair: string): Promise<Schema<'StartedRunResponse'>> {
  const { lonelyPsu: _, lowPay, pairs, ...settings } = run.settings;
  const weightSet = run.inputs?.weightSet;
  const published =
    lowPay?.source === 'published'
      ? { yuanPerHour: lowPay.yuanPerHour, date: lowPay.date, region: lowPay.region, reference: lowPay.reference }
      : undefined;
  return api.post(path(workspaceId, '/runs'), {
    waveId: run.waveId,
    ...(weightSet && { weightSetId: weightSet.id }),
    settings: { ...settings, ...(published && { lowPay: published }), pairs: [...pairs, pair] },
  });
}
