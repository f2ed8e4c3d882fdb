import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import type { ImportState, RowError } from '../domain/import-row.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';

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
  /** Equal to a stored answer when the file was checked. */
  readonly knownRows: number;
  readonly sameFileId: string | null;
  readonly undoable: boolean;
  readonly wrongRows: number;
  /** The first of them; the file has more. */
  readonly errors: readonly RowError[];
  readonly errorFileKey: string | null;
  readonly createdAt: Date;
}

const columns = `id, wave_id AS "waveId", file_name AS "fileName", state, job_id AS "jobId", encoding,
  total_rows AS "totalRows", accepted_rows AS "acceptedRows", repeated_rows AS "repeatedRows", known_rows AS "knownRows", same_file_id AS "sameFileId",
  state = 'imported' AND NOT in_figures AS undoable, wrong_rows AS "wrongRows",
  errors, error_file_key AS "errorFileKey", created_at AS "createdAt"`;

@Injectable()
export class ImportsQuery {
  constructor(private readonly database: Database) {}

  ofWave(actor: Actor, waveId: string): Promise<ImportView[]> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    return this.database.read(actor, async (tx) => {
      const [wave] = await tx.query('SELECT 1 FROM surveys_wave WHERE id = $1', [waveId]);
      if (wave === undefined) throw surveyProblems.waveNotFound();
      return tx.query<ImportView>(
        `SELECT ${columns} FROM surveys_import WHERE wave_id = $1 ORDER BY created_at DESC, id DESC LIMIT 50`,
        [waveId],
      );
    });
  }

  async one(actor: Actor, id: string): Promise<ImportView> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const rows = await this.database.read(actor, (tx) =>
      tx.query<ImportView>(`SELECT ${columns} FROM surveys_import WHERE id = $1`, [id]),
    );
    if (rows[0] === undefined) throw surveyProblems.importNotFound();
    return rows[0];
  }
}
