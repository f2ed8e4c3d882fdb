import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when an action has had its owner, so that the next step of a former one is not shown; null: since it was
 * created. A date of a next step needs its text: the earlier condition was met by a missing one.
 */
export class OwnersSince1764000000334 implements MigrationInterface {
  readonly name = 'OwnersSince1764000000334';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action ADD COLUMN owner_since timestamptz;
      ALTER TABLE roadmap_update DROP CONSTRAINT ck_roadmap_update_next_step,
        ADD CONSTRAINT ck_roadmap_update_next_step
          CHECK (next_step_on IS NULL OR next_step IS NOT NULL AND next_step <> '');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_update DROP CONSTRAINT ck_roadmap_update_next_step,
        ADD CONSTRAINT ck_roadmap_update_next_step CHECK (next_step_on IS NULL OR next_step <> '');
      ALTER TABLE roadmap_action DROP COLUMN owner_since;`);
  }
}
