import type { ReadTransaction } from '../../../platform/database/index.js';
import type { RunInputs } from '../domain/runs/run.js';

export interface RepetitionRecord {
  readonly id: string;
  readonly jobId: string | null;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly createdAt: Date;
  readonly outputHash: string | null;
  readonly inputs: RunInputs | null;
}

/** The latest first. */
export function repetitionRecords(tx: ReadTransaction, runId: string): Promise<RepetitionRecord[]> {
  return tx.query<RepetitionRecord>(
    `SELECT r.id, r.job_run_id AS "jobId", r.created_at AS "createdAt", r.output_hash AS "outputHash", r.inputs,
       CASE WHEN r.finished_at IS NOT NULL THEN 'done'
         -- rows of ended jobs are deleted after a while
         WHEN j.id IS NULL AND r.job_run_id IS NOT NULL THEN 'failed'
         ELSE coalesce(nullif(j.state, 'done'), 'queued') END AS state
     FROM indicators_repetition r LEFT JOIN job_run j ON j.id = r.job_run_id
     WHERE r.run_id = $1 ORDER BY r.created_at DESC LIMIT 20`,
    [runId],
  );
}
