import type { ReadTransaction } from '../../../platform/database/index.js';
import type { WeightDiagnostics } from '../domain/weighting/diagnostics.js';
import type { WeightingSpecification } from '../domain/weighting/specification.js';
import type { MadeFrom } from '../domain/weighting/weight-set.js';

export interface WeightSetRecord {
  readonly id: string;
  readonly waveId: string;
  readonly number: number;
  readonly specification: WeightingSpecification;
  readonly madeFrom: MadeFrom;
  readonly diagnostics: WeightDiagnostics;
  readonly hash: string;
  readonly createdAt: Date;
}

const sql = `
SELECT id, wave_id AS "waveId", number, specification, made_from AS "madeFrom", diagnostics, hash, created_at AS "createdAt"
FROM indicators_weight_set`;

/** The latest version of each wave first. */
export function weightSetRecords(tx: ReadTransaction): Promise<WeightSetRecord[]> {
  return tx.query<WeightSetRecord>(`${sql} ORDER BY number DESC`);
}

export async function weightSetRecord(tx: ReadTransaction, id: string): Promise<WeightSetRecord | undefined> {
  return (await tx.query<WeightSetRecord>(`${sql} WHERE id = $1`, [id]))[0];
}

export interface SpecificationOfRuns {
  readonly waveId: string;
  readonly specification: WeightingSpecification;
}

/** The weighting specification of the finished runs on each wave. */
export function specificationsOfRuns(tx: ReadTransaction, waveId?: string): Promise<SpecificationOfRuns[]> {
  return tx.query<SpecificationOfRuns>(
    `SELECT DISTINCT ON (r.wave_id) r.wave_id AS "waveId", w.specification
     FROM indicators_run r JOIN indicators_weight_set w ON w.id = (r.inputs->'weightSet'->>'id')::uuid
     WHERE r.state = 'done' AND ($1::uuid IS NULL OR r.wave_id = $1) ORDER BY r.wave_id, r.number DESC`,
    [waveId ?? null],
  );
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
