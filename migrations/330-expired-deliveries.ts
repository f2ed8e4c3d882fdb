import type { MigrationInterface, QueryRunner } from 'typeorm';

const failures = (...failures: readonly string[]): string => `
  ALTER TABLE notifications_webhook_delivery DROP CONSTRAINT ck_notifications_webhook_delivery_failure;
  ALTER TABLE notifications_webhook_delivery ADD CONSTRAINT ck_notifications_webhook_delivery_failure
    CHECK (failure IN (${failures.map((failure) => `'${failure}'`).join(', ')}));`;

const ofAttempts = ['address-refused', 'redirected', 'status', 'timed-out', 'unreachable'];

/** Old deliveries are found by their time, and what waits for a webhook that is paused is settled as not sent. */
export class ExpiredDeliveries1764000000330 implements MigrationInterface {
  readonly name = 'ExpiredDeliveries1764000000330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_notifications_webhook_delivery_created
        ON notifications_webhook_delivery (workspace_id, created_at);
      ${failures(...ofAttempts, 'paused')}`);
  }

  /** Without this step no reason is stored for what was not sent. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_notifications_webhook_delivery_created;
      UPDATE notifications_webhook_delivery SET failure = NULL WHERE failure = 'paused';
      ${failures(...ofAttempts)}`);
  }
}
