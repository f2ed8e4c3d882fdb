import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Screens without an account that were paired with the room of a meeting by a code. */
export class PairedScreens1764000000306 implements MigrationInterface {
  readonly name = 'PairedScreens1764000000306';

  async up(runner: QueryRunner): Promise<void> {
    const visible = 'EXISTS (SELECT 1 FROM dialogue_meeting m WHERE m.id = live_screen.meeting_id)';
    await runner.query(`
      CREATE TABLE live_screen (
        id uuid CONSTRAINT pk_live_screen PRIMARY KEY,
        workspace_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        secret_hash bytea NOT NULL CONSTRAINT uq_live_screen_secret UNIQUE,
        code text NOT NULL CONSTRAINT uq_live_screen_code UNIQUE,
        paired_by_id uuid NOT NULL,
        paired_at timestamptz NOT NULL,
        CONSTRAINT fk_live_screen_meeting
          FOREIGN KEY (workspace_id, meeting_id) REFERENCES dialogue_meeting (workspace_id, id)
      );
      CREATE INDEX ix_live_screen_meeting ON live_screen (workspace_id, meeting_id);
      SELECT isolate_workspace('live_screen');
      CREATE POLICY group_isolation ON live_screen AS RESTRICTIVE USING (${visible}) WITH CHECK (${visible})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE live_screen');
  }
}
