import type { MigrationInterface, QueryRunner } from 'typeorm';

const states = (...first: readonly string[]): string =>
  [...first, 'in-progress', 'at-risk', 'claimed-done', 'confirmed', 'disputed', 'dropped']
    .map((state) => `'${state}'`)
    .join(', ');

/** A new action is proposed until its owner accepts it. Actions that were planned before were agreed at a roundtable. */
export class AcceptedActions1764000000293 implements MigrationInterface {
  readonly name = 'AcceptedActions1764000000293';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action DROP CONSTRAINT ck_roadmap_action_status;
      UPDATE roadmap_action SET status = 'agreed' WHERE status = 'planned';
      UPDATE roadmap_update SET status_before = 'agreed' WHERE status_before = 'planned';
      UPDATE roadmap_update SET status_after = 'agreed' WHERE status_after = 'planned';
      ALTER TABLE roadmap_action ADD CONSTRAINT ck_roadmap_action_status
        CHECK (status IN (${states('proposed', 'agreed')}));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action DROP CONSTRAINT ck_roadmap_action_status;
      UPDATE roadmap_action SET status = 'planned' WHERE status IN ('proposed', 'agreed');
      UPDATE roadmap_update SET status_before = 'planned' WHERE status_before IN ('proposed', 'agreed');
      UPDATE roadmap_update SET status_after = 'planned' WHERE status_after IN ('proposed', 'agreed');
      ALTER TABLE roadmap_action ADD CONSTRAINT ck_roadmap_action_status CHECK (status IN (${states('planned')}));`);
  }
}
