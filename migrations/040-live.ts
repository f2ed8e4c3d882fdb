import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The live room: what happened in it, event by event, and who spoke for how long. */
export class Live1764000000040 implements MigrationInterface {
  readonly name = 'Live1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE live_room (
        roundtable_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        last_seq integer NOT NULL DEFAULT 0,
        snapshot jsonb,
        snapshot_version integer NOT NULL DEFAULT 0,
        opened_at timestamptz NOT NULL,
        CONSTRAINT pk_live_room PRIMARY KEY (roundtable_id),
        CONSTRAINT fk_live_room_roundtable FOREIGN KEY (roundtable_id) REFERENCES dialogue_roundtable (id),
        CONSTRAINT ck_live_room_seq CHECK (last_seq >= 0)
      )`);
    await runner.query(`
      CREATE TABLE live_room_event (
        roundtable_id uuid NOT NULL,
        seq integer NOT NULL,
        workspace_id uuid NOT NULL,
        happened_at timestamptz NOT NULL,
        by_person_id uuid,
        fact jsonb NOT NULL,
        command_id uuid NOT NULL,
        command_part integer NOT NULL,
        CONSTRAINT pk_live_room_event PRIMARY KEY (roundtable_id, seq),
        CONSTRAINT uq_live_room_event_command UNIQUE (roundtable_id, command_id, command_part),
        CONSTRAINT fk_live_room_event_room FOREIGN KEY (roundtable_id) REFERENCES live_room (roundtable_id),
        CONSTRAINT ck_live_room_event_seq CHECK (seq > 0)
      )`);
    await runner.query(`
      CREATE TABLE live_speech (
        roundtable_id uuid NOT NULL,
        seq integer NOT NULL,
        workspace_id uuid NOT NULL,
        person_id uuid NOT NULL,
        constituency text,
        capacity text,
        organisation_id uuid,
        sex text NOT NULL,
        kind text NOT NULL,
        agenda_item_id uuid,
        limit_seconds integer,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        milliseconds integer,
        CONSTRAINT pk_live_speech PRIMARY KEY (roundtable_id, seq),
        CONSTRAINT fk_live_speech_event FOREIGN KEY (roundtable_id, seq) REFERENCES live_room_event (roundtable_id, seq),
        CONSTRAINT ck_live_speech_constituency CHECK (constituency IN ('government', 'employers', 'workers')),
        CONSTRAINT ck_live_speech_sex CHECK (sex IN ('female', 'male', 'not-stated')),
        CONSTRAINT ck_live_speech_kind CHECK (kind IN ('contribution', 'point-of-order')),
        CONSTRAINT ck_live_speech_ended CHECK ((ended_at IS NULL) = (milliseconds IS NULL) AND milliseconds >= 0)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX ix_live_speech_one_speaker ON live_speech (roundtable_id) WHERE ended_at IS NULL`,
    );
    await runner.query(`COMMENT ON TABLE live_room_event IS 'append-only'`);
    await runner.query(`SELECT isolate_workspace('live_room')`);
    await runner.query(`SELECT isolate_workspace('live_room_event')`);
    await runner.query(`SELECT isolate_workspace('live_speech')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE live_speech, live_room_event, live_room`);
  }
}
