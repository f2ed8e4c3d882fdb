import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionFilter } from '../domain/action-filter.js';
import { actionConditions, overdue } from './action-conditions.js';

/** The actions of a place itself, without those of the places within it. */
export interface PlaceActions {
  /** Null: actions without a place. */
  readonly placeId: string | null;
  readonly actions: number;
  readonly late: number;
  /** Confirmed or dropped. */
  readonly settled: number;
}

export function actionPlaces(
  tx: ReadTransaction,
  filter: ActionFilter,
  today: string,
): Promise<readonly PlaceActions[]> {
  const { where, parameters, bind } = actionConditions(filter, today);
  return tx.query<PlaceActions>(
    `SELECT a.place_id AS "placeId", count(*)::int AS actions,
       (count(*) FILTER (WHERE ${overdue(bind, today)}))::int AS late,
       (count(*) FILTER (WHERE a.status IN ('confirmed', 'dropped')))::int AS settled
     FROM roadmap_action a WHERE ${where} GROUP BY a.place_id ORDER BY a.place_id`,
    parameters,
  );
}
