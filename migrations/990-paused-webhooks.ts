import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when and why a webhook is paused, which its page says (ADR 69). */
export class PausedWebhooks1764000000990 implements MigrationInterface {
  readonly name = 'PausedWebhooks1764000000990';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications_webhook ADD COLUMN paused_at timestamptz,
        ADD COLUMN pause_reason text CONSTRAINT ck_notifications_webhook_pause_reason
          CHECK (pause_reason IN ('administrator', 'right-ended'));
      UPDATE notifications_webhook SET paused_at = now(), pause_reason = 'administrator' WHERE paused;
      ALTER TABLE notifications_webhook ADD CONSTRAINT ck_notifications_webhook_paused
        CHECK ((paused_at IS NULL) = (pause_reason IS NULL)), DROP COLUMN paused`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications_webhook ADD COLUMN paused boolean;
      UPDATE notifications_webhook SET paused = paused_at IS NOT NULL;
      ALTER TABLE notifications_webhook ALTER COLUMN paused SET NOT NULL, DROP COLUMN paused_at, DROP COLUMN pause_reason`);
  }
}
