import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import type { RunInputs, RunWork } from '../domain/runs/run.js';
import type { LeftOut, ReleaseKind } from '../domain/releases/release.js';
import type { RunSettings } from '../domain/runs/settings.js';

export interface RunRecord {
  readonly id: string;
  readonly number: number;
  readonly waveId: string;
  readonly waveNumber: number;
  readonly waveTitle: LocalizedText;
  /** The state of the run, or of its job if it is not done. */
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly note: LocalizedText | null;
  readonly jobId: string | null;
  readonly settings: RunSettings;
  readonly inputs: RunInputs | null;
  readonly outputHash: string | null;
  readonly work: RunWork | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** The release that published figures, and the indicators of its run that it leaves out. */
export interface PublishedRelease {
  readonly id: string;
  readonly number: number;
  readonly kind: ReleaseKind;
  readonly publishedAt: Date;
  readonly timeZone: string;
  readonly citation: LocalizedText;
  readonly leftOut: readonly LeftOut[];
}

export interface ReleasedRun extends RunRecord {
  readonly release: PublishedRelease;
}

const runColumns = `r.id, r.number, r.wave_id AS "waveId", r.wave_number AS "waveNumber", r.wave_title AS "waveTitle",
  CASE WHEN r.state = 'done' THEN 'done' ELSE coalesce(nullif(j.state, 'done'), 'queued') END AS state,
  CASE WHEN r.state = 'done' THEN 1 ELSE coalesce(j.progress, 0) END AS progress, j.note, r.job_run_id AS "jobId",
  r.settings, r.inputs, r.output_hash AS "outputHash", r.work, r.created_at AS "createdAt", r.finished_at AS "finishedAt"`;
const runSql = `SELECT ${runColumns} FROM indicators_run r LEFT JOIN job_run j ON j.id = r.job_run_id`;

export function runRecords(tx: ReadTransaction): Promise<RunRecord[]> {
  return tx.query<RunRecord>(`${runSql} ORDER BY r.number DESC`);
}

export async function runRecord(tx: ReadTransaction, id: string): Promise<RunRecord | undefined> {
  return (await tx.query<RunRecord>(`${runSql} WHERE r.id = $1`, [id]))[0];
}

type ReleasedRow = RunRecord & { readonly release: Omit<PublishedRelease, 'publishedAt'>; readonly publishedAt: Date };

/** The run of the last published release of each wave, the latest wave first: all figures that members see are of these. */
export async function seriesRuns(tx: ReadTransaction): Promise<ReleasedRun[]> {
  const rows = await tx.query<ReleasedRow>(
    `SELECT * FROM (
       SELECT DISTINCT ON (r.wave_id) ${runColumns}, p.published_at AS "publishedAt",
         json_build_object('id', p.id, 'number', p.number, 'kind', p.kind, 'timeZone', p.time_zone,
           'citation', p.citation, 'leftOut', p.left_out) AS release
       FROM indicators_release p JOIN indicators_run r ON r.id = p.run_id LEFT JOIN job_run j ON j.id = r.job_run_id
       WHERE p.state = 'published' ORDER BY r.wave_id, p.number DESC) runs
     ORDER BY "waveNumber" DESC`,
  );
  return rows.map(({ publishedAt, release, ...run }) => ({ ...run, release: { ...release, publishedAt } }));
}

/** Why a release does not publish an indicator of its run; null if it does. */
export function leftOutReason({ release }: ReleasedRun, indicatorId: string): LocalizedText | null {
  return release.leftOut.find((each) => each.indicatorId === indicatorId)?.reason ?? null;
}
