import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secret address of a person's calendar, of which only the hash is stored (ADR 68). */
export class CalendarAddresses1764000000320 implements MigrationInterface {
  readonly name = 'CalendarAddresses1764000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications_calendar_address (
        workspace_id uuid NOT NULL,
        person_id uuid NOT NULL,
        token_hash bytea NOT NULL CONSTRAINT uq_notifications_calendar_address_token UNIQUE,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_notifications_calendar_address PRIMARY KEY (workspace_id, person_id),
        CONSTRAINT fk_notifications_calendar_address_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id) ON DELETE CASCADE
      );
      SELECT isolate_workspace('notifications_calendar_address');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notifications_calendar_address');
  }
}
