import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who answers for a webhook: it is paused when this person may no longer manage webhooks (ADR 69). */
export class WebhookPersons1764000000920 implements MigrationInterface {
  readonly name = 'WebhookPersons1764000000920';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications_webhook ADD COLUMN person_id uuid;
      ALTER TABLE notifications_webhook ADD CONSTRAINT fk_notifications_webhook_person
        FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id) ON DELETE SET NULL (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications_webhook DROP COLUMN person_id');
  }
}
