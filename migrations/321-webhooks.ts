import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that are notified of events of a workspace, and what was sent to them (ADR 69). */
export class Webhooks1764000000321 implements MigrationInterface {
  readonly name = 'Webhooks1764000000321';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications_webhook (
        id uuid CONSTRAINT pk_notifications_webhook PRIMARY KEY,
        workspace_id uuid NOT NULL,
        url text NOT NULL CONSTRAINT ck_notifications_webhook_url CHECK (url !~ '[[:cntrl:][:space:]]'),
        kinds text[] NOT NULL,
        paused boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX ix_notifications_webhook_workspace ON notifications_webhook (workspace_id, id);
      SELECT isolate_workspace('notifications_webhook');

      CREATE TABLE notifications_webhook_delivery (
        id uuid CONSTRAINT pk_notifications_webhook_delivery PRIMARY KEY,
        workspace_id uuid NOT NULL,
        webhook_id uuid NOT NULL,
        source text NOT NULL,
        kind text NOT NULL,
        body text NOT NULL,
        created_at timestamptz NOT NULL,
        attempts integer NOT NULL,
        next_attempt_at timestamptz,
        delivered_at timestamptz,
        status integer,
        failure text CONSTRAINT ck_notifications_webhook_delivery_failure
          CHECK (failure IN ('address-refused', 'redirected', 'status', 'timed-out', 'unreachable')),
        CONSTRAINT uq_notifications_webhook_delivery_source UNIQUE (webhook_id, source),
        CONSTRAINT fk_notifications_webhook_delivery_webhook FOREIGN KEY (workspace_id, webhook_id)
          REFERENCES notifications_webhook (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX ix_notifications_webhook_delivery_webhook
        ON notifications_webhook_delivery (workspace_id, webhook_id, created_at DESC, id DESC);
      CREATE INDEX ix_notifications_webhook_delivery_due ON notifications_webhook_delivery (workspace_id, next_attempt_at)
        WHERE next_attempt_at IS NOT NULL;
      SELECT isolate_workspace('notifications_webhook_delivery');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notifications_webhook_delivery, notifications_webhook');
  }
}
