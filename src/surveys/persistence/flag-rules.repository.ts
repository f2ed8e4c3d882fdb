import type { EntityManager } from 'typeorm';
import type { FlagRule } from '../domain/flag-rules.js';

export interface SavedRules {
  readonly revision: number;
  readonly rules: readonly FlagRule[];
}

/** Rules that flag answers, by versions of questionnaires. Each save is a new revision. */
export class FlagRulesRepository {
  constructor(private readonly em: EntityManager) {}

  /** Those who save rules of the same version at the same time wait for each other. */
  async waitForTurn(questionnaireId: string): Promise<void> {
    await this.em.query("SELECT pg_advisory_xact_lock(hashtextextended('surveys_flag_rules' || $1, 0))", [
      questionnaireId,
    ]);
  }

  async latest(questionnaireId: string): Promise<SavedRules | null> {
    const rows: SavedRules[] = await this.em.query(
      'SELECT revision, rules FROM surveys_flag_rules WHERE questionnaire_id = $1 ORDER BY revision DESC LIMIT 1',
      [questionnaireId],
    );
    return rows[0] ?? null;
  }

  /** The rules that were saved last for any version of a questionnaire. */
  async latestOfName(name: string): Promise<readonly FlagRule[] | null> {
    const rows: SavedRules[] = await this.em.query(
      `SELECT r.revision, r.rules FROM surveys_flag_rules r JOIN surveys_questionnaire q ON q.id = r.questionnaire_id
       WHERE q.name = $1 ORDER BY r.saved_at DESC, r.revision DESC LIMIT 1`,
      [name],
    );
    return rows[0]?.rules ?? null;
  }

  /** All revisions of these versions, the earliest first. */
  async all(questionnaireIds: readonly string[]): Promise<(readonly FlagRule[])[]> {
    const rows: { rules: readonly FlagRule[] }[] = await this.em.query(
      'SELECT rules FROM surveys_flag_rules WHERE questionnaire_id = ANY ($1::uuid[]) ORDER BY saved_at, revision',
      [questionnaireIds],
    );
    return rows.map(({ rules }) => rules);
  }

  async add(
    of: { readonly workspaceId: string; readonly questionnaireId: string; readonly at: Date },
    saved: SavedRules,
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_flag_rules (questionnaire_id, workspace_id, revision, rules, saved_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [of.questionnaireId, of.workspaceId, saved.revision, JSON.stringify(saved.rules), of.at],
    );
  }
}
