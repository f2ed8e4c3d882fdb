import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '../../../shared/index.js';
import { api, workspacePath } from '../../../shared/index.js';
import { indicatorsKey } from './queries.js';

export type WeightSet = Schema<'WeightSetResponse'>;
export type WeightRecipe = Schema<'WeightRecipeResponse'>;
export type WeightSetDetail = Schema<'WeightSetPageResponse'>;
export type WeightGroup = Schema<'WeightGroupResponse'>;
export type WeightOrder = Schema<'MakeWeightSetRequest'>;

const path = (workspaceId: string, rest = ''): string => workspacePath(workspaceId, `/indicators/weights${rest}`);

export const weightsKey = (workspaceId: string): readonly string[] => [...indicatorsKey(workspaceId), 'weights'];

export function weightSetsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...weightsKey(workspaceId), 'list'],
    queryFn: ({ signal }) => api.get<Schema<'WeightSetListResponse'>>(path(workspaceId), { signal }),
  });
}

export function weightSetQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...weightsKey(workspaceId), 'one', id],
    queryFn: ({ signal }) => api.get<WeightSetDetail>(path(workspaceId, `/${id}`), { signal }),
  });
}

export function makeWeights(workspaceId: string, order: WeightOrder): Promise<Schema<'StartedWeightSetResponse'>> {
  return api.post(path(workspaceId), order);
}
