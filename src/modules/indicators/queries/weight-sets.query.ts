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

export interface SpecificationOfReleases {
  readonly waveId: string;
  readonly specification: WeightingSpecification;
}

/** The weighting specification of the releases of each wave. */
export function specificationsOfReleases(tx: ReadTransaction, waveId?: string): Promise<SpecificationOfReleases[]> {
  return tx.query<SpecificationOfReleases>(
    `SELECT DISTINCT ON (p.wave_id) p.wave_id AS "waveId", w.specification
     FROM indicators_release p JOIN indicators_run r ON r.id = p.run_id
     JOIN indicators_weight_set w ON w.id = (r.inputs->'weightSet'->>'id')::uuid
     WHERE p.state = 'published' AND ($1::uuid IS NULL OR p.wave_id = $1) ORDER BY p.wave_id, p.number DESC`,
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
