import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { daysLate } from '../domain/lateness.js';
import type { ActionStatus } from '../domain/status.js';

/** What an action depends on and what depends on it, without verdicts: all actions of a workspace are read at once. */
export interface ActionLinks {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly status: ActionStatus;
  readonly conclusionId: string | null;
  readonly indicatorIds: readonly string[];
  readonly evidenceCount: number;
  readonly daysLate: number;
}

type Row = Omit<ActionLinks, 'daysLate'> & { readonly dueOn: string | null; readonly basis: string | null };

/** In order of number. `today` is an ISO day and decides what is late. */
export async function actionLinks(tx: ReadTransaction, today: string): Promise<readonly ActionLinks[]> {
  const rows = await tx.query<Row>(
    `SELECT a.id, a.number, a.title, a.status, a.conclusion_id AS "conclusionId", a.due_on::text AS "dueOn", a.basis,
       coalesce(t.ids, '{}') AS "indicatorIds", coalesce(e.count, 0) AS "evidenceCount"
     FROM roadmap_action a
     LEFT JOIN (SELECT action_id, array_agg(indicator_id) AS ids FROM roadmap_target GROUP BY action_id) t ON t.action_id = a.id
     LEFT JOIN (SELECT action_id, count(*)::int AS count FROM roadmap_evidence GROUP BY action_id) e ON e.action_id = a.id
     ORDER BY a.number`,
  );
  return rows.map(({ dueOn, basis, ...row }) => ({ ...row, daysLate: daysLate({ ...row, dueOn, basis }, today) }));
}
