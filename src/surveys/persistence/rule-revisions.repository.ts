import type { EntityManager } from 'typeorm';

export interface SavedRules<Rules> {
  readonly revision: number;
  readonly rules: Rules;
}

/** Rules by versions of questionnaires. Each save is a new revision. */
export abstract class RuleRevisions<Rules> {
  constructor(
    protected readonly em: EntityManager,
    private readonly table: 'surveys_flag_rules' | 'surveys_sharing_rules',
  ) {}

  /** Those who save rules of the same version at the same time wait for each other. */
  async waitForTurn(questionnaireId: string): Promise<void> {
    await this.em.query('SELECT pg_advisory_xact_lock(hashtextextended($2 || $1, 0))', [questionnaireId, this.table]);
  }

  /** @param until an instant after which rules do not count; null: none */
  async latest(questionnaireId: string, until: Date | null = null): Promise<SavedRules<Rules> | null> {
    const rows: SavedRules<Rules>[] = await this.em.query(
      `SELECT revision, rules FROM ${this.table}
       WHERE questionnaire_id = $1 AND ($2::timestamptz IS NULL OR saved_at <= $2) ORDER BY revision DESC LIMIT 1`,
      [questionnaireId, until],
    );
    return rows[0] ?? null;
  }

  /** The rules that were saved last for any version of a questionnaire. */
  async latestOfName(
    name: string,
    until: Date | null,
  ): Promise<(SavedRules<Rules> & { readonly questionnaireId: string }) | null> {
    const rows: (SavedRules<Rules> & { readonly questionnaireId: string })[] = await this.em.query(
      `SELECT r.questionnaire_id AS "questionnaireId", r.revision, r.rules
       FROM ${this.table} r JOIN surveys_questionnaire q ON q.id = r.questionnaire_id
       WHERE q.name = $1 AND ($2::timestamptz IS NULL OR r.saved_at <= $2)
       ORDER BY r.saved_at DESC, r.revision DESC LIMIT 1`,
      [name, until],
    );
    return rows[0] ?? null;
  }

  async add(
    of: { readonly workspaceId: string; readonly questionnaireId: string; readonly at: Date },
    saved: SavedRules<Rules>,
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO ${this.table} (questionnaire_id, workspace_id, revision, rules, saved_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [of.questionnaireId, of.workspaceId, saved.revision, JSON.stringify(saved.rules), of.at],
    );
  }
}
