import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { surveysKey } from './surveys.js';

export type SampleRule = Schema<'SampleRequest'>['rule'];
export type PlanToTry = Schema<'SamplePlanRequest'>;

/** What a sample would be; the previous answer is shown until the next arrives. */
export const samplePlanQuery = (workspaceId: string, body: PlanToTry) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'sample-plan', body],
    queryFn: ({ signal }) =>
      api.post('/api/workspaces/{workspaceId}/surveys/waves/sample-plan', { path: { workspaceId }, body, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** Indicators that are shares with a published figure over all persons. */
export const publishedSharesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'published-shares'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/indicators', { path: { workspaceId }, signal }),
    select: ({ items }) =>
      items.flatMap(({ id, name, measure, cells }) => {
        const share = cells.find(({ sex, breakdown }) => sex === null && breakdown === null)?.figure?.value;
        return measure === 'share' && share !== undefined && share > 0.001 && share < 0.999
          ? [{ id, name, share }]
          : [];
      }),
  });
