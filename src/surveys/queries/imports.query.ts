import type { ReadTransaction } from '../../platform/database/index.js';
import type { FileColumn } from '../domain/import-columns.js';
import type { ImportState, RowError } from '../domain/import-row.js';

export interface ImportView {
  readonly id: string;
  readonly waveId: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly jobId: string | null;
  readonly encoding: string | null;
  readonly totalRows: number;
  readonly acceptedRows: number;
  readonly repeatedRows: number;
  /** Rows that equalled a stored answer when the file was checked. */
  readonly knownRows: number;
  readonly sameFileId: string | null;
  readonly undoable: boolean;
  readonly wrongRows: number;
  /** The first errors; the error file has all of them. */
  readonly errors: readonly RowError[];
  readonly errorFileKey: string | null;
  readonly header: readonly FileColumn[] | null;
  readonly createdAt: Date;
}

const columns = `id, wave_id AS "waveId", file_name AS "fileName", state, job_id AS "jobId", encoding,
  total_rows AS "totalRows", accepted_rows AS "acceptedRows", repeated_rows AS "repeatedRows", known_rows AS "knownRows", same_file_id AS "sameFileId",
  state = 'imported' AND NOT in_figures AS undoable, wrong_rows AS "wrongRows",
  errors, header, error_file_key AS "errorFileKey", created_at AS "createdAt"`;

/** The latest import of a wave; undefined: the wave does not exist. */
export async function importsOfWave(tx: ReadTransaction, waveId: string): Promise<ImportView[] | undefined> {
  const [wave] = await tx.query('SELECT 1 FROM surveys_wave WHERE id = $1', [waveId]);
  if (wave === undefined) return undefined;
  return tx.query<ImportView>(
    `SELECT ${columns} FROM surveys_import WHERE wave_id = $1 ORDER BY created_at DESC, id DESC LIMIT 50`,
    [waveId],
  );
}

export async function importView(tx: ReadTransaction, id: string): Promise<ImportView | undefined> {
  const [row] = await tx.query<ImportView>(`SELECT ${columns} FROM surveys_import WHERE id = $1`, [id]);
  return row;
}
