import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  'roadmap_counter',
  'roadmap_objective',
  'roadmap_plan',
  'roadmap_plan_target',
  'roadmap_action',
  'roadmap_target',
  'roadmap_update',
  'roadmap_validation',
  'roadmap_evidence',
  'roadmap_agenda_proposal',
];

/** The roadmap: register of plans, objectives, actions with updates, joint validation, evidence and targets. */
export class Roadmap1764000000050 implements MigrationInterface {
  name = 'Roadmap1764000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(register);
    await runner.query(actions);
    await runner.query(reports);
    for (const table of tables) await runner.query(`SELECT isolate_workspace('${table}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

const register = `
  CREATE TABLE roadmap_counter (
    workspace_id uuid NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT pk_roadmap_counter PRIMARY KEY (workspace_id)
  );

  CREATE TABLE roadmap_objective (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    policy_area smallint NOT NULL,
    title jsonb NOT NULL,
    description jsonb NOT NULL,
    version integer NOT NULL,
    field_versions jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_roadmap_objective PRIMARY KEY (id),
    CONSTRAINT uq_roadmap_objective_workspace UNIQUE (workspace_id, id),
    CONSTRAINT ck_roadmap_objective_policy_area CHECK (policy_area BETWEEN 1 AND 9)
  );
  CREATE INDEX ix_roadmap_objective_area ON roadmap_objective (workspace_id, policy_area);

  CREATE TABLE roadmap_plan (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    kind text NOT NULL,
    title jsonb NOT NULL,
    note jsonb,
    from_year smallint,
    to_year smallint,
    place_id uuid,
    basis text,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_roadmap_plan PRIMARY KEY (id),
    CONSTRAINT uq_roadmap_plan_workspace UNIQUE (workspace_id, id),
    CONSTRAINT ck_roadmap_plan_kind CHECK (kind IN
      ('plan', 'framework', 'index', 'standard', 'guidelines', 'database', 'tool', 'platform')),
    CONSTRAINT ck_roadmap_plan_years CHECK (to_year >= from_year)
  );

  CREATE TABLE roadmap_plan_target (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    title jsonb NOT NULL,
    due_on date,
    due_precision text NOT NULL,
    instrument_id uuid,
    basis text,
    CONSTRAINT pk_roadmap_plan_target PRIMARY KEY (id),
    CONSTRAINT fk_roadmap_plan_target_plan FOREIGN KEY (workspace_id, plan_id)
      REFERENCES roadmap_plan (workspace_id, id),
    CONSTRAINT fk_roadmap_plan_target_instrument FOREIGN KEY (workspace_id, instrument_id)
      REFERENCES roadmap_plan (workspace_id, id),
    CONSTRAINT ck_roadmap_plan_target_precision CHECK (due_precision IN ('day', 'month', 'year'))
  );
  CREATE INDEX ix_roadmap_plan_target_plan ON roadmap_plan_target (workspace_id, plan_id);
`;

const actions = `
  CREATE TABLE roadmap_action (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    number integer NOT NULL,
    conclusion_id uuid,
    title jsonb NOT NULL,
    description jsonb NOT NULL,
    objective_id uuid,
    policy_areas smallint[] NOT NULL,
    gender_tag text,
    owner_organisation_id uuid,
    owner_person_id uuid,
    owner_constituency text,
    co_owner_organisation_ids uuid[] NOT NULL,
    start_on date,
    due_on date,
    due_precision text NOT NULL,
    place_id uuid,
    plan_id uuid,
    validator_constituency text,
    status text NOT NULL,
    progress smallint NOT NULL,
    basis text,
    version integer NOT NULL,
    field_versions jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT pk_roadmap_action PRIMARY KEY (id),
    CONSTRAINT uq_roadmap_action_workspace UNIQUE (workspace_id, id),
    CONSTRAINT uq_roadmap_action_number UNIQUE (workspace_id, number),
    CONSTRAINT fk_roadmap_action_objective FOREIGN KEY (workspace_id, objective_id)
      REFERENCES roadmap_objective (workspace_id, id),
    CONSTRAINT fk_roadmap_action_plan FOREIGN KEY (workspace_id, plan_id) REFERENCES roadmap_plan (workspace_id, id),
    CONSTRAINT ck_roadmap_action_number CHECK (number > 0),
    CONSTRAINT ck_roadmap_action_policy_areas CHECK (policy_areas <@ '{1,2,3,4,5,6,7,8,9}'::smallint[]),
    CONSTRAINT ck_roadmap_action_gender_tag CHECK (gender_tag IN ('not-targeted', 'significant', 'principal')),
    CONSTRAINT ck_roadmap_action_owner_constituency CHECK (owner_constituency IN ('government', 'employers', 'workers')),
    CONSTRAINT ck_roadmap_action_validator CHECK (validator_constituency IN ('government', 'employers', 'workers')),
    CONSTRAINT ck_roadmap_action_status CHECK (status IN
      ('planned', 'in-progress', 'at-risk', 'claimed-done', 'confirmed', 'disputed', 'dropped')),
    CONSTRAINT ck_roadmap_action_progress CHECK (progress BETWEEN 0 AND 100),
    CONSTRAINT ck_roadmap_action_precision CHECK (due_precision IN ('day', 'month', 'year')),
    CONSTRAINT ck_roadmap_action_dates CHECK (due_on >= start_on)
  );
  CREATE INDEX ix_roadmap_action_status ON roadmap_action (workspace_id, status, due_on);
  CREATE INDEX ix_roadmap_action_conclusion ON roadmap_action (workspace_id, conclusion_id);

  CREATE TABLE roadmap_target (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    action_id uuid NOT NULL,
    indicator_id text NOT NULL,
    baseline numeric,
    baseline_period text,
    target numeric NOT NULL,
    target_on date,
    CONSTRAINT pk_roadmap_target PRIMARY KEY (id),
    CONSTRAINT uq_roadmap_target_indicator UNIQUE (action_id, indicator_id),
    CONSTRAINT fk_roadmap_target_action FOREIGN KEY (workspace_id, action_id)
      REFERENCES roadmap_action (workspace_id, id)
  );
  CREATE INDEX ix_roadmap_target_indicator ON roadmap_target (workspace_id, indicator_id);
`;

const reports = `
  CREATE TABLE roadmap_update (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    action_id uuid NOT NULL,
    text text NOT NULL,
    language text NOT NULL,
    progress smallint NOT NULL,
    status_before text NOT NULL,
    status_after text NOT NULL,
    person_id uuid,
    organisation_id uuid,
    constituency text,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_roadmap_update PRIMARY KEY (id),
    CONSTRAINT uq_roadmap_update_workspace UNIQUE (workspace_id, id),
    CONSTRAINT fk_roadmap_update_action FOREIGN KEY (workspace_id, action_id)
      REFERENCES roadmap_action (workspace_id, id),
    CONSTRAINT ck_roadmap_update_progress CHECK (progress BETWEEN 0 AND 100)
  );
  CREATE INDEX ix_roadmap_update_action ON roadmap_update (workspace_id, action_id, recorded_at);

  CREATE TABLE roadmap_validation (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    action_id uuid NOT NULL,
    update_id uuid NOT NULL,
    verdict text NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    organisation_id uuid,
    constituency text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_roadmap_validation PRIMARY KEY (id),
    CONSTRAINT fk_roadmap_validation_action FOREIGN KEY (workspace_id, action_id)
      REFERENCES roadmap_action (workspace_id, id),
    CONSTRAINT fk_roadmap_validation_update FOREIGN KEY (workspace_id, update_id)
      REFERENCES roadmap_update (workspace_id, id),
    CONSTRAINT ck_roadmap_validation_verdict CHECK (verdict IN ('confirmed', 'disputed')),
    CONSTRAINT ck_roadmap_validation_words CHECK (verdict = 'confirmed' OR words <> ''),
    CONSTRAINT ck_roadmap_validation_constituency CHECK (constituency IN ('government', 'employers', 'workers'))
  );
  CREATE INDEX ix_roadmap_validation_action ON roadmap_validation (workspace_id, action_id, recorded_at);

  CREATE TABLE roadmap_evidence (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    action_id uuid NOT NULL,
    update_id uuid,
    file_name text NOT NULL,
    media_type text NOT NULL,
    bytes integer NOT NULL,
    sha256 text NOT NULL,
    storage_key text NOT NULL,
    person_id uuid,
    organisation_id uuid,
    constituency text,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_roadmap_evidence PRIMARY KEY (id),
    CONSTRAINT fk_roadmap_evidence_action FOREIGN KEY (workspace_id, action_id)
      REFERENCES roadmap_action (workspace_id, id),
    CONSTRAINT fk_roadmap_evidence_update FOREIGN KEY (workspace_id, update_id)
      REFERENCES roadmap_update (workspace_id, id),
    CONSTRAINT ck_roadmap_evidence_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$')
  );
  CREATE INDEX ix_roadmap_evidence_action ON roadmap_evidence (workspace_id, action_id);

  CREATE TABLE roadmap_agenda_proposal (
    workspace_id uuid NOT NULL,
    action_id uuid NOT NULL,
    roundtable_id uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    CONSTRAINT pk_roadmap_agenda_proposal PRIMARY KEY (action_id, roundtable_id),
    CONSTRAINT fk_roadmap_agenda_proposal_action FOREIGN KEY (workspace_id, action_id)
      REFERENCES roadmap_action (workspace_id, id)
  );
`;
