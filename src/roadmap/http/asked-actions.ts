import type { AskedActions } from '../domain/action-filter.js';
import type { FilterActionsRequest } from './dto/list-actions.request.js';

/** The filter of a request, in the names of the query. */
export function askedActions({ status, ...rest }: FilterActionsRequest): AskedActions {
  return { ...rest, ...(status && status.length > 0 && { statuses: status }) };
}
