import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the enterprises of a wave were drawn from the frame. Waves without a row interview every enterprise. */
export class Samples1764000000297 implements MigrationInterface {
  readonly name = 'Samples1764000000297';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_wave_sample (
        wave_id uuid CONSTRAINT pk_surveys_wave_sample PRIMARY KEY,
        workspace_id uuid NOT NULL,
        enterprises integer NOT NULL,
        rule text NOT NULL CONSTRAINT ck_surveys_wave_sample_rule CHECK (rule IN ('proportional', 'neyman', 'power')),
        minimum integer NOT NULL,
        seed integer NOT NULL,
        generator text NOT NULL,
        strata jsonb NOT NULL,
        drawn_at timestamptz NOT NULL,
        CONSTRAINT fk_surveys_wave_sample_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
      );
      COMMENT ON TABLE surveys_wave_sample IS 'append-only: the draw of a wave';
      SELECT isolate_workspace('surveys_wave_sample');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE surveys_wave_sample;');
  }
}
