import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A webhook can be limited to one working group; a change of a webhook is based on the version that was shown. */
export class WebhooksOfGroups1764000000332 implements MigrationInterface {
  readonly name = 'WebhooksOfGroups1764000000332';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications_webhook ADD COLUMN working_group_id uuid, ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD CONSTRAINT fk_notifications_webhook_working_group FOREIGN KEY (workspace_id, working_group_id)
          REFERENCES dialogue_working_group (workspace_id, id) ON DELETE CASCADE;
      ALTER TABLE notifications_webhook ALTER COLUMN version DROP DEFAULT;
      CREATE INDEX ix_notifications_webhook_working_group ON notifications_webhook (workspace_id, working_group_id)
        WHERE working_group_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications_webhook DROP COLUMN working_group_id, DROP COLUMN version');
  }
}
