import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reserves of a sample in the order of their draw, and enterprises that were replaced by one. */
export class Replacements1764000000338 implements MigrationInterface {
  readonly name = 'Replacements1764000000338';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_wave_reserve (
        wave_id uuid NOT NULL,
        frame_unit_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        stratum text NOT NULL,
        position integer NOT NULL,
        park_id uuid NOT NULL,
        size_class text NOT NULL,
        psu_code text NOT NULL,
        headcount integer NOT NULL,
        women integer NOT NULL,
        men integer NOT NULL,
        CONSTRAINT pk_surveys_wave_reserve PRIMARY KEY (wave_id, frame_unit_id),
        CONSTRAINT uq_surveys_wave_reserve_position UNIQUE (wave_id, stratum, position),
        CONSTRAINT fk_surveys_wave_reserve_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id),
        CONSTRAINT fk_surveys_wave_reserve_frame FOREIGN KEY (workspace_id, frame_unit_id)
          REFERENCES surveys_frame_unit (workspace_id, id)
      );
      CREATE INDEX ix_surveys_wave_reserve_frame ON surveys_wave_reserve (workspace_id, frame_unit_id);
      COMMENT ON TABLE surveys_wave_reserve IS 'append-only: the draw of a wave';
      SELECT isolate_workspace('surveys_wave_reserve');

      ALTER TABLE surveys_wave_unit
        ADD COLUMN replaced_at timestamptz,
        ADD COLUMN replaced_reason text
          CONSTRAINT ck_surveys_wave_unit_reason CHECK (replaced_reason IN ('closed', 'left-frame', 'refused')),
        ADD COLUMN replaces_id uuid,
        ADD CONSTRAINT ck_surveys_wave_unit_replaced CHECK ((replaced_at IS NULL) = (replaced_reason IS NULL)),
        ADD CONSTRAINT fk_surveys_wave_unit_replaces FOREIGN KEY (workspace_id, replaces_id)
          REFERENCES surveys_wave_unit (workspace_id, id);
      CREATE UNIQUE INDEX ix_surveys_wave_unit_replaces ON surveys_wave_unit (workspace_id, replaces_id)
        WHERE replaces_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_wave_unit DROP COLUMN replaces_id, DROP COLUMN replaced_reason, DROP COLUMN replaced_at;
      DROP TABLE surveys_wave_reserve;`);
  }
}
