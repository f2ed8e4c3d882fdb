import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs, their protected figures, and the memory of every figure ever shown. */
export class Indicators1764000000070 implements MigrationInterface {
  readonly name = 'Indicators1764000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runs);
    await runner.query(figures);
    await runner.query(shown);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE indicators_shown_cell, indicators_cell, indicators_result, indicators_run;');
  }
}

const runs = `
  CREATE TABLE indicators_run (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    wave_number integer NOT NULL,
    wave_title jsonb NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    job_run_id uuid,
    settings jsonb NOT NULL,
    -- what was frozen: answers, their hash, code and catalogue version, low-pay line
    inputs jsonb,
    output_hash text,
    requested_by uuid,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT pk_indicators_run PRIMARY KEY (id),
    CONSTRAINT uq_indicators_run_number UNIQUE (workspace_id, number),
    CONSTRAINT ck_indicators_run_state CHECK (state IN ('started', 'done')),
    CONSTRAINT ck_indicators_run_done CHECK (state <> 'done' OR (inputs IS NOT NULL AND output_hash IS NOT NULL AND finished_at IS NOT NULL)),
    CONSTRAINT fk_indicators_run_wave FOREIGN KEY (wave_id) REFERENCES surveys_wave (id)
  );
  CREATE INDEX ix_indicators_run_wave ON indicators_run (wave_id, number DESC);
  SELECT isolate_workspace('indicators_run');`;

const figures = `
  CREATE TABLE indicators_result (
    workspace_id uuid NOT NULL,
    run_id uuid NOT NULL,
    indicator_id text NOT NULL,
    position integer NOT NULL,
    state text NOT NULL,
    non_response jsonb,
    CONSTRAINT pk_indicators_result PRIMARY KEY (run_id, indicator_id),
    CONSTRAINT ck_indicators_result_state CHECK (state IN ('computed', 'no-data', 'not-computed')),
    CONSTRAINT fk_indicators_result_run FOREIGN KEY (run_id) REFERENCES indicators_run (id)
  );
  SELECT isolate_workspace('indicators_result');
  -- Cells enter already protected: a withheld one has no figure at all.
  CREATE TABLE indicators_cell (
    workspace_id uuid NOT NULL,
    run_id uuid NOT NULL,
    indicator_id text NOT NULL,
    cell_key text NOT NULL,
    position integer NOT NULL,
    sex text,
    park_id uuid,
    status text NOT NULL,
    figure jsonb,
    CONSTRAINT pk_indicators_cell PRIMARY KEY (run_id, indicator_id, cell_key),
    CONSTRAINT ck_indicators_cell_sex CHECK (sex IN ('F', 'M')),
    CONSTRAINT ck_indicators_cell_status CHECK (status IN ('reliable', 'caution', 'unreliable', 'withheld-quality', 'withheld', 'missing')),
    CONSTRAINT ck_indicators_cell_withheld CHECK ((figure IS NULL) = (status IN ('withheld', 'withheld-quality', 'missing'))),
    CONSTRAINT fk_indicators_cell_result FOREIGN KEY (run_id, indicator_id) REFERENCES indicators_result (run_id, indicator_id)
  );
  CREATE INDEX ix_indicators_cell_indicator ON indicators_cell (indicator_id, run_id);
  SELECT isolate_workspace('indicators_cell');`;

const shown = `
  -- Binds what may be shown next: never changed, never deleted.
  CREATE TABLE indicators_shown_cell (
    workspace_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    indicator_id text NOT NULL,
    cell_key text NOT NULL,
    run_id uuid NOT NULL,
    persons integer NOT NULL,
    shown_at timestamptz NOT NULL,
    CONSTRAINT pk_indicators_shown_cell PRIMARY KEY (wave_id, indicator_id, cell_key, run_id),
    CONSTRAINT fk_indicators_shown_cell_run FOREIGN KEY (run_id) REFERENCES indicators_run (id)
  );
  SELECT isolate_workspace('indicators_shown_cell');
  COMMENT ON TABLE indicators_shown_cell IS 'append-only: every figure that ever left the gate';`;
