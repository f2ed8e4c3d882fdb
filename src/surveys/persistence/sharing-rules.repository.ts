import type { EntityManager } from 'typeorm';
import type { SharingRules } from '../domain/files/sharing/sharing-rules.js';
import { RuleRevisions, type SavedRules } from './rule-revisions.repository.js';

/** By which rules the answers of a wave were shared for the first time, and which answers. */
export interface SharedFile {
  readonly questionnaireId: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly sharedAt: Date;
}

/** Rules for shared files. */
export class SharingRulesRepository extends RuleRevisions<SharingRules> {
  constructor(em: EntityManager) {
    super(em, 'surveys_sharing_rules');
  }

  async revision({
    questionnaireId,
    revision,
  }: Pick<SharedFile, 'questionnaireId' | 'revision'>): Promise<SavedRules<SharingRules>> {
    const rows: SavedRules<SharingRules>[] = await this.em.query(
      'SELECT revision, rules FROM surveys_sharing_rules WHERE questionnaire_id = $1 AND revision = $2',
      [questionnaireId, revision],
    );
    return rows[0]!;
  }

  async shared(waveId: string): Promise<SharedFile | null> {
    const rows: SharedFile[] = await this.em.query(
      `SELECT questionnaire_id AS "questionnaireId", revision, fingerprint, shared_at AS "sharedAt"
       FROM surveys_shared_file WHERE wave_id = $1`,
      [waveId],
    );
    return rows[0] ?? null;
  }

  /** The first one stays. */
  async share(of: { readonly workspaceId: string; readonly waveId: string }, file: SharedFile): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_shared_file (wave_id, workspace_id, questionnaire_id, revision, fingerprint, shared_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [of.waveId, of.workspaceId, file.questionnaireId, file.revision, file.fingerprint, file.sharedAt],
    );
  }
}
