import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '#shared/api/client.js';
import type { RequestOf, Schema } from '#shared';

export type Place = Schema<'PlaceResponse'>;
export type Organisation = Schema<'OrganisationResponse'>;
export type Person = Schema<'PersonResponse'>;
export type Basis = Place['basis'];
export type PlaceLevel = Place['level'];

export const placeLevels: readonly PlaceLevel[] = [
  'country',
  'province',
  'municipality',
  'city',
  'county',
  'park',
  'enterprise',
];

/** Rank of the levels: a place is within a place of a higher level. A municipality is at the level of a province. */
export const placeRank: Readonly<Record<PlaceLevel, number>> = {
  country: 0,
  province: 1,
  municipality: 1,
  city: 2,
  county: 3,
  park: 4,
  enterprise: 5,
};

export interface Filter {
  readonly search?: string | undefined;
  readonly constituency?: NonNullable<
    RequestOf<'get', '/api/workspaces/{workspaceId}/people'>['query']
  >['constituency'];
  readonly offset?: number;
  readonly limit?: number;
}

/** Number of rows on one page of a list. */
export const pageLength = 50;

export const organisationsQuery = (workspaceId: string, filter: Filter) =>
  queryOptions({
    queryKey: [workspaceId, 'organisations', filter],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/organisations', {
        path: { workspaceId },
        query: { limit: pageLength, ...filter },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const peopleQuery = (workspaceId: string, filter: Filter) =>
  queryOptions({
    queryKey: [workspaceId, 'people', filter],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/people', {
        path: { workspaceId },
        query: { limit: pageLength, ...filter },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
