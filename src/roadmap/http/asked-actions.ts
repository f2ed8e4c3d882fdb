import type { AskedActions } from '../domain/action-filter.js';
import type { GroupedPart } from '../use-cases/read-actions.js';
import type { FilterActionsRequest, GroupedActionsRequest } from './dto/list-actions.request.js';

/** The filter of a request, in the names of the query. */
export function askedActions({ status, ...rest }: FilterActionsRequest): AskedActions {
  return { ...rest, ...(status && status.length > 0 && { statuses: status }) };
}

/** The filter and the part of each group. */
export function askedGroups(request: GroupedActionsRequest): readonly [AskedActions, GroupedPart] {
  const { by, group, limit, offset, sort, language, ...filter } = request;
  return [askedActions(filter), { by, limit, offset, sort, language, ...(group !== undefined && { group }) }];
}
