import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notifications of a person, what the person chose to receive, and the links that stop emails (ADR 39). */
export class Notifications1764000000267 implements MigrationInterface {
  readonly name = 'Notifications1764000000267';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications_notification (
        id uuid CONSTRAINT pk_notifications_notification PRIMARY KEY,
        workspace_id uuid NOT NULL,
        person_id uuid NOT NULL,
        kind text NOT NULL,
        subject_type text NOT NULL CONSTRAINT ck_notifications_notification_subject CHECK (subject_type IN (
          'roundtable', 'agenda-item', 'conclusion', 'action', 'working-group', 'wave', 'run')),
        subject_id uuid NOT NULL,
        facts jsonb NOT NULL,
        source text NOT NULL,
        occurred_at timestamptz NOT NULL,
        read_at timestamptz,
        mail_at timestamptz,
        CONSTRAINT uq_notifications_notification_source UNIQUE (workspace_id, person_id, source),
        CONSTRAINT fk_notifications_notification_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX ix_notifications_notification_list
        ON notifications_notification (workspace_id, person_id, occurred_at DESC, id DESC);
      CREATE INDEX ix_notifications_notification_mail ON notifications_notification (workspace_id, mail_at)
        WHERE mail_at IS NOT NULL;
      SELECT isolate_workspace('notifications_notification');

      CREATE TABLE notifications_settings (
        workspace_id uuid NOT NULL,
        person_id uuid NOT NULL,
        topics jsonb NOT NULL,
        quiet_from integer CONSTRAINT ck_notifications_settings_quiet_from CHECK (quiet_from BETWEEN 0 AND 1439),
        quiet_to integer CONSTRAINT ck_notifications_settings_quiet_to CHECK (quiet_to BETWEEN 0 AND 1439),
        reminder_days integer NOT NULL
          CONSTRAINT ck_notifications_settings_reminder_days CHECK (reminder_days BETWEEN 1 AND 30),
        CONSTRAINT pk_notifications_settings PRIMARY KEY (workspace_id, person_id),
        CONSTRAINT ck_notifications_settings_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
        CONSTRAINT fk_notifications_settings_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id) ON DELETE CASCADE
      );
      SELECT isolate_workspace('notifications_settings');

      CREATE TABLE notifications_stop_link (
        token_hash bytea CONSTRAINT pk_notifications_stop_link PRIMARY KEY,
        workspace_id uuid NOT NULL,
        person_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT fk_notifications_stop_link_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX ix_notifications_stop_link_person ON notifications_stop_link (workspace_id, person_id);
      SELECT isolate_workspace('notifications_stop_link');

      ALTER TABLE mail_outbox ADD COLUMN unsubscribe text;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE notifications_stop_link, notifications_settings, notifications_notification;
      ALTER TABLE mail_outbox DROP COLUMN unsubscribe;`);
  }
}
