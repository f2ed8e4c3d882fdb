import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a run freezes at its start, how much of it was computed anew, its repetitions, and the sums that the next one goes on from. */
export class ReproducibleRuns1764000000140 implements MigrationInterface {
  readonly name = 'ReproducibleRuns1764000000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(repetitions);
    await runner.query(keptSums);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE indicators_kept_sums, indicators_repetition;
      ALTER TABLE indicators_run DROP COLUMN definitions, DROP COLUMN work;`);
  }
}

const columns = `
  ALTER TABLE indicators_run ADD COLUMN definitions jsonb NOT NULL DEFAULT '{}', ADD COLUMN work jsonb;`;

const repetitions = `
  CREATE TABLE indicators_repetition (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    run_id uuid NOT NULL,
    job_run_id uuid,
    requested_by uuid,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    output_hash text,
    -- what it was made from this time
    inputs jsonb,
    CONSTRAINT pk_indicators_repetition PRIMARY KEY (id),
    CONSTRAINT ck_indicators_repetition_done CHECK ((finished_at IS NULL) = (output_hash IS NULL) AND (finished_at IS NULL) = (inputs IS NULL)),
    CONSTRAINT fk_indicators_repetition_run FOREIGN KEY (workspace_id, run_id) REFERENCES indicators_run (workspace_id, id)
  );
  CREATE INDEX ix_indicators_repetition_run ON indicators_repetition (run_id, created_at DESC);
  SELECT isolate_workspace('indicators_repetition');`;

const keptSums = `
  -- Not protected and never shown: the last sums of a wave, from which the next run goes on. Nothing but a run reads it.
  CREATE TABLE indicators_kept_sums (
    workspace_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    run_id uuid NOT NULL,
    -- hashes of what the sums hang on
    basis jsonb NOT NULL,
    low_pay jsonb NOT NULL,
    -- ids and fingerprints of the answers, 48 bytes each
    answers bytea NOT NULL,
    sums bytea NOT NULL,
    CONSTRAINT pk_indicators_kept_sums PRIMARY KEY (wave_id),
    CONSTRAINT fk_indicators_kept_sums_run FOREIGN KEY (workspace_id, run_id) REFERENCES indicators_run (workspace_id, id)
  );
  SELECT isolate_workspace('indicators_kept_sums');`;
