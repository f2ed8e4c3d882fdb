import { isDay } from '#shared/format/day.js';
import { groupingIn } from '../domain/table-address.js';
import type { ActionQuery, GroupsQuery } from './queries.js';

/** Filters of the roadmap in the address. */
export const filterNames = [
  'text',
  'status',
  'policyArea',
  'constituency',
  'late',
  'gap',
  'ownerWorkingGroupId',
  'conclusionId',
  'indicatorId',
  'planId',
  'findingId',
  'tag',
  'organisationId',
  'ownerPersonId',
  'placeId',
  'risk',
  'dueFrom',
  'dueTo',
] as const;

type Filters = Readonly<Partial<Record<(typeof filterNames)[number], string>>>;

const isSet = (name: string, value: string | undefined): value is string =>
  // a date that is still being typed is no filter
  value !== undefined && value !== '' && (!['dueFrom', 'dueTo'].includes(name) || isDay(value));

/** The filters that are set. */
export function filtersIn(values: Readonly<Record<string, string | undefined>>): Filters {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = values[name];
      return isSet(name, value) ? [[name, value]] : [];
    }),
  );
}

/** The filters as parameters for the server. */
export const filterQuery = ({ late, ...filters }: Filters): ActionQuery =>
  ({ ...filters, ...(late !== undefined && { late: true }) }) as ActionQuery;

/** The groups of the board in the address. */
export const boardQuery = (values: Readonly<Record<string, string | undefined>>): GroupsQuery => ({
  ...filterQuery(filtersIn(values)),
  by: groupingIn(values['columns']) ?? 'status',
});
