import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { indicatorsKey } from './queries.js';

export type WeightSet = Schema<'WeightSetResponse'>;
export type WeightingSpecification = Schema<'WeightingSpecificationResponse'>;
export type WeightSetDetail = Schema<'WeightSetPageResponse'>;
export type WeightGroup = Schema<'WeightGroupResponse'>;
export type WeightOrder = Schema<'MakeWeightSetRequest'>;

export const weightsKey = (workspaceId: string): readonly string[] => [...indicatorsKey(workspaceId), 'weights'];

export function weightSetsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...weightsKey(workspaceId), 'list'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/weights', { path: { workspaceId }, signal }),
  });
}

export function weightSetQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...weightsKey(workspaceId), 'one', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/weights/{weightSetId}', {
        path: { workspaceId, weightSetId: id },
        signal,
      }),
  });
}

export function makeWeights(workspaceId: string, order: WeightOrder): Promise<Schema<'StartedWeightSetResponse'>> {
  return api.post('/api/workspaces/{workspaceId}/indicators/weights', { path: { workspaceId }, body: order });
}
