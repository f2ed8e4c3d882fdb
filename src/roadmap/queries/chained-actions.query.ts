import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';

export interface ChainLinks {
  readonly ids?: readonly string[];
  readonly conclusionIds?: readonly string[];
  readonly indicatorIds?: readonly string[];
}

/** An action with what it comes from and what it is to change. */
export interface ChainedAction {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly conclusionIds: readonly string[];
  readonly indicatorIds: readonly string[];
}

/** More would fill a page without being read; an indicator can be the target of thousands of actions. */
const most = 500;

/** Actions by their ids, conclusions or target indicators, in the order of their numbers; 500 at most. */
export async function chainedActions(tx: ReadTransaction, links: ChainLinks): Promise<readonly ChainedAction[]> {
  const { ids = [], conclusionIds = [], indicatorIds = [] } = links;
  if (ids.length + conclusionIds.length + indicatorIds.length === 0) return [];
  return tx.query<ChainedAction>(
    `SELECT a.id, a.number, a.title,
       ARRAY(SELECT l.conclusion_id FROM roadmap_action_conclusion l WHERE l.action_id = a.id) AS "conclusionIds",
       ARRAY(SELECT t.indicator_id FROM roadmap_target t WHERE t.action_id = a.id ORDER BY 1) AS "indicatorIds"
     FROM roadmap_action a WHERE a.id IN (
       SELECT unnest($1::uuid[])
       UNION SELECT l.action_id FROM roadmap_action_conclusion l WHERE l.conclusion_id = ANY($2::uuid[])
       UNION SELECT t.action_id FROM roadmap_target t WHERE t.indicator_id = ANY($3::text[]))
     ORDER BY a.number LIMIT ${most}`,
    [ids, conclusionIds, indicatorIds],
  );
}

export interface TargetingAction extends Pick<ChainedAction, 'id' | 'number' | 'title'> {
  readonly indicatorId: string;
  /** Of all actions that target the indicator. */
  readonly total: number;
}

/** For each indicator, the first actions that target it, and their number. */
export async function targetingActions(
  tx: ReadTransaction,
  indicatorIds: readonly string[],
  limit: number,
): Promise<readonly TargetingAction[]> {
  return tx.query<TargetingAction>(
    `SELECT i.id AS "indicatorId", first.*,
       (SELECT count(*)::integer FROM roadmap_target t WHERE t.indicator_id = i.id) AS total
     FROM unnest($1::text[]) AS i (id) CROSS JOIN LATERAL (
       SELECT a.id, a.number, a.title FROM roadmap_target t JOIN roadmap_action a ON a.id = t.action_id
       WHERE t.indicator_id = i.id ORDER BY a.number LIMIT $2) first
     ORDER BY first.number`,
    [indicatorIds, limit],
  );
}
