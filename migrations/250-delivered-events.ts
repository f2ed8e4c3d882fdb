import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a subscriber has handled is deleted instead of marked, so that the table holds only what is still to be delivered. And
 * an index for the verdicts on a report.
 */
export class DeliveredEvents1764000000250 implements MigrationInterface {
  readonly name = 'DeliveredEvents1764000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM event_delivery WHERE done_at IS NOT NULL;
      DROP INDEX ix_event_delivery_due;
      ALTER TABLE event_delivery DROP COLUMN done_at;
      CREATE INDEX ix_event_delivery_due ON event_delivery (next_attempt_at) WHERE dead_at IS NULL;
      COMMENT ON TABLE event_delivery IS 'server: SELECT, INSERT, UPDATE, DELETE; ids only, hence without a policy';
      CREATE INDEX ix_roadmap_validation_update ON roadmap_validation (workspace_id, update_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_roadmap_validation_update, ix_event_delivery_due;
      ALTER TABLE event_delivery ADD COLUMN done_at timestamptz;
      CREATE INDEX ix_event_delivery_due ON event_delivery (next_attempt_at) WHERE done_at IS NULL AND dead_at IS NULL;
      COMMENT ON TABLE event_delivery IS 'server: SELECT, INSERT, UPDATE; ids only, hence without a policy';`);
  }
}
