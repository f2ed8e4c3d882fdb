import type { EntityManager } from 'typeorm';
import type { FlagRule } from '../domain/flag-rules.js';
import { RuleRevisions } from './rule-revisions.repository.js';

/** Rules that flag answers. */
export class FlagRulesRepository extends RuleRevisions<readonly FlagRule[]> {
  constructor(em: EntityManager) {
    super(em, 'surveys_flag_rules');
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
}
