import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionStatus } from '../domain/status.js';
import { openStatuses, owedStatuses } from '../domain/status.js';

export interface ActionCounts {
  readonly total: number;
  /**
   * Neither confirmed nor dropped. Excludes actions that only a published text reports as complete, because no one
   * confirms them here.
   */
  readonly open: number;
  readonly overdue: number;
  readonly withEvidence: number;
  /** Open actions from a published source, which are never overdue. */
  readonly openPublished: number;
  readonly withIndicator: number;
  readonly byStatus: Readonly<Record<ActionStatus, number>>;
}

export async function actionCounts(tx: ReadTransaction, today: string): Promise<ActionCounts> {
  const rows = await tx.query<{
    status: ActionStatus;
    actions: number;
    open: number;
    overdue: number;
    published: number;
    evidence: number;
    indicator: number;
  }>(
    `SELECT a.status, count(*)::int AS actions,
            count(*) FILTER (WHERE a.status = ANY($3) AND NOT (a.basis IS NOT NULL AND a.status = 'claimed-done'))::int AS open,
            count(*) FILTER (WHERE a.due_on < $1::date AND a.basis IS NULL AND a.status = ANY($2))::int AS overdue,
            count(*) FILTER (WHERE a.status = ANY($3) AND a.basis IS NOT NULL AND a.status <> 'claimed-done')::int AS published,
            count(e.action_id)::int AS evidence,
            count(t.action_id)::int AS indicator
     FROM roadmap_action a
     LEFT JOIN (SELECT DISTINCT action_id FROM roadmap_evidence) e ON e.action_id = a.id
     LEFT JOIN (SELECT DISTINCT action_id FROM roadmap_target) t ON t.action_id = a.id
     GROUP BY a.status`,
    [today, [...owedStatuses], [...openStatuses]],
  );
  const sum = (pick: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  const byStatus: Record<ActionStatus, number> = {
    proposed: 0,
    agreed: 0,
    'in-progress': 0,
    'at-risk': 0,
    'claimed-done': 0,
    confirmed: 0,
    disputed: 0,
    dropped: 0,
  };
  for (const row of rows) byStatus[row.status] = row.actions;
  return {
    total: sum((row) => row.actions),
    open: sum((row) => row.open),
    overdue: sum((row) => row.overdue),
    withEvidence: sum((row) => row.evidence),
    openPublished: sum((row) => row.published),
    withIndicator: sum((row) => row.indicator),
    byStatus,
  };
}
