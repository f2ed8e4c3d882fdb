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

export interface WaveWeights {
  readonly version: number;
  /** Persons that an answer of this unit and sex represents. */
  of(psu: string, sex: string): number | undefined;
}

/** The weights of the latest published release of a wave, or the latest version before the first release. */
export async function weightsForFiles(tx: ReadTransaction, waveId: string): Promise<WaveWeights | null> {
  const [set] = await tx.query<{ id: string; version: number }>(
    `SELECT w.id, w.number AS version FROM indicators_weight_set w LEFT JOIN (
       SELECT (r.inputs->'weightSet'->>'id')::uuid AS id, p.number FROM indicators_release p
       JOIN indicators_run r ON r.id = p.run_id WHERE p.wave_id = $1 AND p.state = 'published') p ON p.id = w.id
     WHERE w.wave_id = $1 ORDER BY p.number DESC NULLS LAST, w.number DESC LIMIT 1`,
    [waveId],
  );
  if (set === undefined) return null;
  const rows = await tx.query<{ cell: string; millionths: string }>(
    `SELECT psu || sex AS cell, weight_after AS millionths FROM indicators_weight WHERE weight_set_id = $1`,
    [set.id],
  );
  const weights = new Map(rows.map(({ cell, millionths }) => [cell, Number(millionths) / 1e6]));
  return { version: set.version, of: (psu, sex) => weights.get(`${psu}${sex}`) };
}
