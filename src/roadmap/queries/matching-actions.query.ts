import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionFilter } from '../domain/action-filter.js';
import type { Grouping } from '../domain/action-order.js';
import { actionConditions, type Bind, overdue } from './action-conditions.js';
import { orderTerms, type RankedOrder } from './action-order.js';

/** A part of a list: maximum number of rows and number of rows to skip. */
export interface ListPage {
  readonly limit: number;
  readonly offset: number;
}

/** A part of the actions that match a filter; `today` is an ISO day and determines which are overdue. */
export interface ActionPart extends ListPage {
  readonly order: RankedOrder;
  readonly today: string;
}

/** Figures of all actions that match a filter. */
export interface ActionTotals {
  readonly total: number;
  readonly late: number;
  /** Whether one of them has a budget. */
  readonly budgeted: boolean;
}

const totals = (bind: Bind, today: string): string =>
  `count(*)::int AS total, (count(*) FILTER (WHERE ${overdue(bind, today)}))::int AS late,
   coalesce(bool_or(a.id IN (SELECT b.action_id FROM roadmap_budget_line b)), false) AS budgeted`;

/** The ids of a part, in its order. */
function idsOf({ order, limit, offset }: ActionPart, parameters: unknown[]): string {
  return `coalesce((array_agg(a.id ORDER BY ${orderTerms(order, parameters)}))[${offset + 1}:${offset + limit}], '{}') AS ids`;
}

export async function actionTotals(tx: ReadTransaction, filter: ActionFilter, today: string): Promise<ActionTotals> {
  const { where, parameters, bind } = actionConditions(filter, today);
  const [found] = await tx.query<ActionTotals>(
    `SELECT ${totals(bind, today)} FROM roadmap_action a WHERE ${where}`,
    parameters,
  );
  return found!;
}

/** A part of the matching actions, with the figures of all: one pass over the actions, which takes most of the time. */
export async function matchingActions(
  tx: ReadTransaction,
  filter: ActionFilter,
  part: ActionPart,
): Promise<{ readonly ids: readonly string[]; readonly totals: ActionTotals }> {
  const { where, parameters, bind } = actionConditions(filter, part.today);
  const [found] = await tx.query<ActionTotals & { readonly ids: readonly string[] }>(
    `SELECT ${totals(bind, part.today)}, ${idsOf(part, parameters)} FROM roadmap_action a WHERE ${where}`,
    parameters,
  );
  const { ids, ...figures } = found!;
  return { ids, totals: figures };
}

/** Actions of one group of the board or table, as far as they are shown. */
export interface GroupedIds {
  /** The status, the id of the owner or the number of the policy area; "none" without an owner or a policy area. */
  readonly key: string;
  /** Number of all actions in the group. */
  readonly total: number;
  readonly ids: readonly string[];
}

/** "At risk" is in the group of "in progress"; actions reported in a published text have their own. */
const groupKeys: Readonly<Record<Grouping, string>> = {
  status: `VALUES (CASE WHEN a.status = 'claimed-done' AND a.basis IS NOT NULL THEN 'reported'
    WHEN a.status = 'at-risk' THEN 'in-progress' ELSE a.status END)`,
  owner: `VALUES (coalesce(a.owner_organisation_id::text, a.owner_working_group_id::text, 'none'))`,
  area: `SELECT unnest(CASE WHEN cardinality(a.policy_areas) = 0 THEN ARRAY['none'] ELSE a.policy_areas::text[] END)`,
};

/** Groups of which the whole part is read: the largest; of the others only the first action. */
const wholeGroups = 12;

/** A part of each group, or of one of them. An action with several policy areas is in the group of each. */
export async function groupedActions(
  tx: ReadTransaction,
  filter: ActionFilter,
  { by, group, ...part }: ActionPart & { readonly by: Grouping; readonly group?: string },
): Promise<readonly GroupedIds[]> {
  const { where, parameters, bind } = actionConditions(filter, part.today);
  const groups = await tx.query<GroupedIds & { readonly size: number }>(
    `SELECT k.key, count(*)::int AS total, ${idsOf(part, parameters)},
       (row_number() OVER (ORDER BY count(*) DESC, k.key))::int AS size
     FROM roadmap_action a CROSS JOIN LATERAL (${groupKeys[by]}) k (key)
     WHERE ${where} ${group === undefined ? '' : `AND k.key = ${bind(group)}`}
     GROUP BY k.key HAVING count(*) > ${part.offset} ORDER BY k.key`,
    parameters,
  );
  return groups.map(({ key, total, ids, size }) => ({ key, total, ids: size <= wholeGroups ? ids : ids.slice(0, 1) }));
}
