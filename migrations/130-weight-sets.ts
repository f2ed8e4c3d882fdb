import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weight sets: versioned, made once, never changed. */
export class WeightSets1764000000130 implements MigrationInterface {
  readonly name = 'WeightSets1764000000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sets);
    await runner.query(weights);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE indicators_weight, indicators_weight_set;');
  }
}

const sets = `
  CREATE TABLE indicators_weight_set (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    number integer NOT NULL,
    recipe jsonb NOT NULL,
    -- hash of the frame and of the answers that were counted, and how many they were
    made_from jsonb NOT NULL,
    -- protected: what everybody in the workspace may see
    diagnostics jsonb NOT NULL,
    hash text NOT NULL,
    job_run_id uuid,
    requested_by uuid,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_indicators_weight_set PRIMARY KEY (id),
    CONSTRAINT uq_indicators_weight_set_number UNIQUE (wave_id, number),
    CONSTRAINT fk_indicators_weight_set_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
  );
  CREATE UNIQUE INDEX ix_indicators_weight_set_workspace ON indicators_weight_set (workspace_id, id);
  SELECT isolate_workspace('indicators_weight_set');
  COMMENT ON TABLE indicators_weight_set IS 'append-only: a version never changes';`;

const weights = `
  -- All answers of an enterprise and sex weigh the same. No route shows these rows: a weight is workers over answers.
  CREATE TABLE indicators_weight (
    workspace_id uuid NOT NULL,
    weight_set_id uuid NOT NULL,
    psu text NOT NULL,
    sex text NOT NULL,
    answers integer NOT NULL,
    -- millionths of a person
    weight_before bigint NOT NULL,
    weight_after bigint NOT NULL,
    -- its level in each margin
    categories text[] NOT NULL,
    CONSTRAINT pk_indicators_weight PRIMARY KEY (weight_set_id, psu, sex),
    CONSTRAINT ck_indicators_weight_sex CHECK (sex IN ('F', 'M', 'U')),
    CONSTRAINT ck_indicators_weight_positive CHECK (answers > 0 AND weight_before >= 0 AND weight_after >= 0),
    CONSTRAINT fk_indicators_weight_set FOREIGN KEY (workspace_id, weight_set_id) REFERENCES indicators_weight_set (workspace_id, id)
  );
  SELECT isolate_workspace('indicators_weight');
  COMMENT ON TABLE indicators_weight IS 'append-only: a version never changes';`;
