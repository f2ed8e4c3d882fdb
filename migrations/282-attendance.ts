import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who arrived, left or was replaced at a meeting, as facts that are never changed. */
export class Attendance1764000000282 implements MigrationInterface {
  readonly name = 'Attendance1764000000282';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE live_attendance (
        meeting_id uuid NOT NULL,
        seq integer NOT NULL,
        workspace_id uuid NOT NULL,
        person_id uuid NOT NULL,
        fact text NOT NULL,
        substitute_id uuid,
        kind text NOT NULL,
        constituency text,
        happened_at timestamptz NOT NULL,
        recorded_by_id uuid,
        CONSTRAINT pk_live_attendance PRIMARY KEY (meeting_id, seq),
        CONSTRAINT fk_live_attendance_meeting
          FOREIGN KEY (workspace_id, meeting_id) REFERENCES dialogue_meeting (workspace_id, id),
        CONSTRAINT ck_live_attendance_seq CHECK (seq > 0),
        CONSTRAINT ck_live_attendance_fact CHECK (fact IN ('arrived', 'left', 'replaced')),
        CONSTRAINT ck_live_attendance_substitute CHECK ((fact = 'replaced') = (substitute_id IS NOT NULL)),
        CONSTRAINT ck_live_attendance_constituency CHECK (constituency IN ('government', 'employers', 'workers'))
      );
      COMMENT ON TABLE live_attendance IS 'append-only';
      SELECT isolate_workspace('live_attendance')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE live_attendance');
  }
}
