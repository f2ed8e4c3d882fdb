import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionGap } from '../domain/action-gap.js';
import { daysBetween } from '../domain/lateness.js';
import { actionConditions } from './action-conditions.js';

export interface GapAction {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  /** Days since the due date; null without one. */
  readonly daysPastDue: number | null;
}

export interface GapActions {
  readonly total: number;
  /** The first actions, those due longest ago first. */
  readonly first: readonly GapAction[];
}

type Row = Omit<GapAction, 'daysPastDue'> & { readonly dueOn: string | null; readonly total: number };

/** Actions with a gap in their follow-up: their number, and the first `limit`. `today` is an ISO day. */
export async function actionsWithGap(
  tx: ReadTransaction,
  gap: ActionGap,
  { today, limit }: { readonly today: string; readonly limit: number },
): Promise<GapActions> {
  const { where, parameters } = actionConditions({ gap }, today);
  const rows = await tx.query<Row>(
    `SELECT a.id, a.number, a.title, a.due_on::text AS "dueOn", count(*) OVER ()::int AS total
     FROM roadmap_action a WHERE ${where} ORDER BY a.due_on NULLS LAST, a.number LIMIT ${limit}`,
    parameters,
  );
  return {
    total: rows[0]?.total ?? 0,
    first: rows.map(({ dueOn, total: _, ...row }) => ({
      ...row,
      daysPastDue: dueOn === null ? null : daysBetween(dueOn, today),
    })),
  };
}

/** Those of these conclusions that no action follows up, except dropped ones. */
export async function unfollowedConclusions(tx: ReadTransaction, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    // most conclusions are followed by the first of their actions: quicker than reading all links
    `SELECT c.id FROM unnest($1::uuid[]) AS c (id) WHERE NOT EXISTS (
       SELECT FROM roadmap_action_conclusion l WHERE l.conclusion_id = c.id
       AND (SELECT a.status <> 'dropped' FROM roadmap_action a WHERE a.id = l.action_id))`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** The number of indicators that are targets of actions. */
export async function targetIndicators(tx: ReadTransaction): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(DISTINCT indicator_id)::int AS count FROM roadmap_target`,
  );
  return row!.count;
}
