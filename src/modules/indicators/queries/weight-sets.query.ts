import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import type { WeightDiagnostics } from '../domain/weights/diagnostics.js';
import type { WeightRecipe } from '../domain/weights/recipe.js';
import type { MadeFrom } from '../domain/weights/weight-set.js';

export interface WeightSetRecord {
  readonly id: string;
  readonly waveId: string;
  readonly waveNumber: number;
  readonly waveTitle: LocalizedText;
  readonly number: number;
  readonly recipe: WeightRecipe;
  readonly madeFrom: MadeFrom;
  readonly diagnostics: WeightDiagnostics;
  readonly hash: string;
  readonly createdAt: Date;
}

const sql = `
SELECT s.id, s.wave_id AS "waveId", w.number AS "waveNumber", w.title AS "waveTitle", s.number, s.recipe, s.made_from AS "madeFrom",
  s.diagnostics, s.hash, s.created_at AS "createdAt"
FROM indicators_weight_set s JOIN surveys_wave w ON w.id = s.wave_id`;

/** The latest wave first, its versions downwards. */
export function weightSetRecords(tx: ReadTransaction): Promise<WeightSetRecord[]> {
  return tx.query<WeightSetRecord>(`${sql} ORDER BY w.number DESC, s.number DESC`);
}

export async function weightSetRecord(tx: ReadTransaction, id: string): Promise<WeightSetRecord | undefined> {
  return (await tx.query<WeightSetRecord>(`${sql} WHERE s.id = $1`, [id]))[0];
}

export interface OpenWeightJob {
  readonly jobId: string;
  readonly waveId: string;
}

/** Sets that are being made. */
export function openWeightJobs(tx: ReadTransaction): Promise<OpenWeightJob[]> {
  return tx.query<OpenWeightJob>(
    `SELECT id AS "jobId", params->>'waveId' AS "waveId" FROM job_run
     WHERE kind = 'indicators.make-weight-set' AND state IN ('queued', 'running') ORDER BY created_at`,
  );
}
