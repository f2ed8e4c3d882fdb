import type { EntityManager } from 'typeorm';
import type { SharingRules } from '../domain/files/sharing/sharing-rules.js';
import type { SharedDescription } from '../domain/files/sharing/shared-table.js';
import { RuleRevisions } from './rule-revisions.repository.js';

/** By which rules the shared file of a wave was released, and when. */
export interface ReleasedFile {
  readonly formVersion: string;
  readonly revision: number;
  readonly releasedAt: Date;
}

/** The finished table of a shared file, from which every format is written. */
export interface SharedContent {
  readonly records: number;
  readonly description: SharedDescription;
  /** Compressed; some rows in each line, as JSON. */
  readonly content: Buffer;
}

/** Rules for shared files, and the files that were released by them. */
export class SharingRulesRepository extends RuleRevisions<SharingRules> {
  constructor(em: EntityManager) {
    super(em, 'surveys_sharing_rules');
  }

  async released(waveId: string): Promise<ReleasedFile | null> {
    const rows: ReleasedFile[] = await this.em.query(
      `SELECT q.version AS "formVersion", f.revision, f.released_at AS "releasedAt"
       FROM surveys_shared_file f JOIN surveys_questionnaire q ON q.id = f.questionnaire_id WHERE f.wave_id = $1`,
      [waveId],
    );
    return rows[0] ?? null;
  }

  async content(waveId: string): Promise<SharedContent | null> {
    const rows: SharedContent[] = await this.em.query(
      'SELECT records, description, content FROM surveys_shared_file WHERE wave_id = $1',
      [waveId],
    );
    return rows[0] ?? null;
  }

  async release(
    of: { readonly workspaceId: string; readonly waveId: string; readonly at: Date },
    by: { readonly questionnaireId: string; readonly revision: number },
    { records, description, content }: SharedContent,
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_shared_file (wave_id, workspace_id, questionnaire_id, revision, released_at, records,
         description, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[of.waveId, of.workspaceId, by.questionnaireId, by.revision, of.at, records],
        ...[JSON.stringify(description), content],
      ],
    );
  }
}
