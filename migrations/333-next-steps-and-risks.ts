import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The next step in a report, and the main risk of an action. Earlier reports say nothing about a next step. */
export class NextStepsAndRisks1764000000333 implements MigrationInterface {
  readonly name = 'NextStepsAndRisks1764000000333';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_update ADD COLUMN next_step text, ADD COLUMN next_step_on date,
        ADD CONSTRAINT ck_roadmap_update_next_step CHECK (next_step_on IS NULL OR next_step <> '');
      ALTER TABLE roadmap_action ADD COLUMN risk jsonb,
        ADD CONSTRAINT ck_roadmap_action_risk CHECK (risk IS NULL
          OR risk ->> 'likelihood' IS NOT NULL AND risk ->> 'likelihood' IN ('low', 'medium', 'high'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action DROP COLUMN risk;
      ALTER TABLE roadmap_update DROP COLUMN next_step_on, DROP COLUMN next_step;`);
  }
}
