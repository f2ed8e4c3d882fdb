import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, workspacePath } from '../../../shared/api/client.js';
import type { Capacity, Constituency, LocalizedText, Sex } from '../../../shared/index.js';

export type Basis = 'seed' | 'inferred' | 'general' | 'entered';
export type PlaceLevel = 'country' | 'province' | 'municipality' | 'city' | 'county' | 'park' | 'enterprise';
export const placeLevels: readonly PlaceLevel[] = [
  'country',
  'province',
  'municipality',
  'city',
  'county',
  'park',
  'enterprise',
];

export interface Place {
  readonly id: string;
  readonly level: PlaceLevel;
  readonly parentId: string | null;
  readonly name: LocalizedText;
  readonly countryCode: string | null;
  readonly isoCode: string | null;
  readonly gbCode: string | null;
  readonly note: LocalizedText | null;
  readonly basis: Basis;
  readonly version: number;
  readonly children: number;
}

export interface Organisation {
  readonly id: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly placeId: string | null;
  readonly parts: readonly string[];
  readonly note: LocalizedText | null;
  readonly basis: Basis;
  readonly basisOf: Readonly<Record<string, Basis>>;
  readonly version: number;
}

export interface Person {
  readonly id: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisationId: string | null;
  readonly language: 'en' | 'zh-CN';
  readonly hasAccount: boolean;
  readonly version: number;
}

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

const listQuery = <Item>(workspaceId: string, kind: 'places' | 'organisations' | 'people', filter: Filter) =>
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
/** The tree is shown whole: a programme has some dozens of places. */
export const placesQuery = (workspaceId: string, search?: string) =>
  listQuery<Place>(workspaceId, 'places', { search, limit: 200 });
