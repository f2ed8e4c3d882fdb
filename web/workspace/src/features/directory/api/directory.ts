import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, workspacePath } from '../../../shared/api/client.js';
import type { Schema } from '../../../shared/index.js';

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

/** A place lies in one of a lower rank; a municipality stands on the level of a province. */
export const placeRank: Readonly<Record<PlaceLevel, number>> = {
  country: 0,
  province: 1,
  municipality: 1,
  city: 2,
  county: 3,
  park: 4,
  enterprise: 5,
};

export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

export interface Filter {
  readonly search?: string | undefined;
  readonly constituency?: string | undefined;
  readonly offset?: number;
  readonly limit?: number;
}

/** Rows on one page of a list. */
export const pageLength = 50;

const listQuery = <Item>(workspaceId: string, kind: 'organisations' | 'people', filter: Filter) =>
  queryOptions({
    queryKey: [workspaceId, kind, filter],
    queryFn: ({ signal }) =>
      api.get<Listed<Item>>(workspacePath(workspaceId, `/${kind}`), {
        signal,
        query: { limit: pageLength, ...filter },
      }),
    placeholderData: keepPreviousData,
  });

export const organisationsQuery = (workspaceId: string, filter: Filter) =>
  listQuery<Organisation>(workspaceId, 'organisations', filter);
export const peopleQuery = (workspaceId: string, filter: Filter) => listQuery<Person>(workspaceId, 'people', filter);
