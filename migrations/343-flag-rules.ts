import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules that flag answers to a version of a questionnaire for review. A version without a row has the default rules. */
export class FlagRules1764000000343 implements MigrationInterface {
  readonly name = 'FlagRules1764000000343';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_flag_rules (
        questionnaire_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        revision integer NOT NULL,
        rules jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT pk_surveys_flag_rules PRIMARY KEY (questionnaire_id, revision),
        CONSTRAINT ck_surveys_flag_rules_revision CHECK (revision > 0),
        CONSTRAINT fk_surveys_flag_rules_questionnaire FOREIGN KEY (workspace_id, questionnaire_id)
          REFERENCES surveys_questionnaire (workspace_id, id)
      );
      COMMENT ON TABLE surveys_flag_rules IS 'append-only: each revision of the rules';
      SELECT isolate_workspace('surveys_flag_rules');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE surveys_flag_rules;');
  }
}
