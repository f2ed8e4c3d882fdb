import type { EntityManager } from 'typeorm';
import type { FlagRule } from '../domain/flag-rules.js';
import type { SavedRules } from '../domain/rules-in-force.js';

/** Rules that flag answers, by versions of questionnaires. Each save is a new revision. */
export class FlagRulesRepository {
  constructor(private readonly em: EntityManager) {}

  /** Those who save rules of the same version at the same time wait for each other. */
  async waitForTurn(questionnaireId: string): Promise<void> {
    await this.em.query("SELECT pg_advisory_xact_lock(hashtextextended('surveys_flag_rules' || $1, 0))", [
      questionnaireId,
    ]);
  }

  /** @param until an instant after which rules do not count; null: none */
  async latest(questionnaireId: string, until: Date | null = null): Promise<SavedRules | null> {
    const rows: SavedRules[] = await this.em.query(
      `SELECT revision, rules FROM surveys_flag_rules
       WHERE questionnaire_id = $1 AND ($2::timestamptz IS NULL OR saved_at <= $2) ORDER BY revision DESC LIMIT 1`,
      [questionnaireId, until],
    );
    return rows[0] ?? null;
  }

  /** The rules that were saved last for any version of a questionnaire. */
  async latestOfName(name: string, until: Date | null): Promise<readonly FlagRule[] | null> {
    const rows: SavedRules[] = await this.em.query(
      `SELECT r.revision, r.rules FROM surveys_flag_rules r JOIN surveys_questionnaire q ON q.id = r.questionnaire_id
       WHERE q.name = $1 AND ($2::timestamptz IS NULL OR r.saved_at <= $2)
       ORDER BY r.saved_at DESC, r.revision DESC LIMIT 1`,
      [name, until],
    );
    return rows[0]?.rules ?? null;
  }

  /** All revisions of all versions of a questionnaire, the earliest first. */
  async all(name: string): Promise<FlagRule[]> {
    const rows: { rules: readonly FlagRule[] }[] = await this.em.query(
      `SELECT r.rules FROM surveys_flag_rules r JOIN surveys_questionnaire q ON q.id = r.questionnaire_id
       WHERE q.name = $1 ORDER BY r.saved_at, r.revision`,
      [name],
    );
    return rows.flatMap(({ rules }) => rules);
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
