import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { jobPermissions } from './job-permissions.js';

export interface JobRun {
  readonly id: string;
  readonly kind: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly note: LocalizedText | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly failure: Readonly<Record<string, unknown>> | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly requestedBy: string | null;
  readonly cancelRequested: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const columns = `id, kind, state, progress, note, result, failure, params, requested_by AS "requestedBy", cancel_requested AS "cancelRequested", created_at AS "createdAt", updated_at AS "updatedAt"`;

/** The `job_run` rows, from which jobs start and in which they report progress. */
@Injectable()
export class JobRuns {
  constructor(private readonly database: Database) {}

  async find(actor: Actor, id: string): Promise<JobRun> {
    demand(actor, jobPermissions, 'platform.job.read');
    const rows = await this.database.read(actor, (tx) =>
      tx.query<JobRun>(`SELECT ${columns} FROM job_run WHERE id = $1`, [id]),
    );
    if (rows[0] === undefined) throw jobNotFound();
    return rows[0];
  }

  async requestCancel(actor: Actor, id: string): Promise<JobRun> {
    demand(actor, jobPermissions, 'platform.job.cancel');
    await this.database.write(actor, async (tx) => {
      await tx.query(
        `UPDATE job_run SET cancel_requested = true, state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END, updated_at = $2
         WHERE id = $1 AND state IN ('queued','running')`,
        [id, tx.now],
      );
      await tx.jobMoved(id);
    });
    return this.find(actor, id);
  }

  /**
   * Claims the run for this worker; returns undefined if it has already ended. A run whose worker was killed can be
   * claimed again.
   */
  async begin(actor: Actor, id: string): Promise<JobRun | undefined> {
    const rows = await this.database.write(actor, (tx) =>
      tx.query<JobRun>(
        `UPDATE job_run SET state = 'running', updated_at = $2 WHERE id = $1 AND state IN ('queued','running') RETURNING ${columns}`,
        [id, tx.now],
      ),
    );
    return rows[0];
  }

  /** Returns true when someone asked to cancel. */
  async progress(actor: Actor, id: string, fraction: number, note?: LocalizedText): Promise<boolean> {
    return this.database.write(actor, async (tx) => {
      const rows = await tx.query<{ cancel_requested: boolean }>(
        `UPDATE job_run SET progress = $2, note = coalesce($3, note), updated_at = $4 WHERE id = $1 RETURNING cancel_requested`,
        [id, Math.min(1, Math.max(0, fraction)), note === undefined ? null : JSON.stringify(note), tx.now],
      );
      await tx.jobMoved(id);
      return rows[0]?.cancel_requested ?? false;
    });
  }

  async isCancelRequested(actor: Actor, id: string): Promise<boolean> {
    return (await this.find(actor, id)).cancelRequested;
  }

  async finish(
    actor: Actor,
    id: string,
    outcome: { state: 'done' | 'failed' | 'cancelled'; result?: unknown; failure?: unknown },
  ): Promise<void> {
    await this.database.write(actor, async (tx: Transaction) => {
      await tx.query(
        `UPDATE job_run SET state = $2, progress = CASE WHEN $2 = 'done' THEN 1 ELSE progress END, result = $3, failure = $4, updated_at = $5 WHERE id = $1`,
        [id, outcome.state, json(outcome.result), json(outcome.failure), tx.now],
      );
      await tx.jobMoved(id);
    });
  }

  async queued(actor: Actor): Promise<readonly string[]> {
    const rows = await this.database.read(actor, (tx) =>
      tx.query<{ id: string }>(
        `SELECT id FROM job_run WHERE state = 'queued' OR (state = 'running' AND updated_at < now() - interval '2 minutes') ORDER BY created_at`,
      ),
    );
    return rows.map((row) => row.id);
  }

  /** Deletes runs that ended thirty days ago; their results are recorded elsewhere. */
  async expire(actor: Actor): Promise<void> {
    await this.database.write(actor, (tx) =>
      tx.query(
        `DELETE FROM job_run WHERE state NOT IN ('queued', 'running') AND updated_at < $1::timestamptz - interval '30 days'`,
        [tx.now],
      ),
    );
  }
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function jobNotFound(): Problem {
  return new Problem('not-found', 'platform.job.not-found', {
    en: 'Job not found.',
    zh: '未找到该任务。',
  });
}
