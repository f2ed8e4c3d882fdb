export const wayInTable = `CREATE TABLE surveys_way_in (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  kind text NOT NULL,
  wave_unit_id uuid,
  park_id uuid NOT NULL,
  code text,
  code_hash text NOT NULL,
  CONSTRAINT pk_surveys_way_in PRIMARY KEY (id),
  CONSTRAINT uq_surveys_way_in_code UNIQUE (code_hash),
  CONSTRAINT fk_surveys_way_in_wave FOREIGN KEY (wave_id) REFERENCES surveys_wave (id),
  CONSTRAINT fk_surveys_way_in_unit FOREIGN KEY (wave_unit_id) REFERENCES surveys_wave_unit (id),
  CONSTRAINT ck_surveys_way_in_kind CHECK (kind IN ('poster', 'invitation', 'open-poster')),
  CONSTRAINT ck_surveys_way_in_unit CHECK ((kind = 'open-poster') = (wave_unit_id IS NULL)),
  CONSTRAINT ck_surveys_way_in_code CHECK ((kind = 'invitation') = (code IS NULL))
);
CREATE INDEX ix_surveys_way_in_wave ON surveys_way_in (wave_id, kind);
`;

/** Questionnaires, the sampling frame, waves and the ways into them. */
export const designTables = `
CREATE TABLE surveys_questionnaire (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  name text NOT NULL,
  version text NOT NULL,
  fingerprint text NOT NULL,
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_surveys_questionnaire PRIMARY KEY (id),
  CONSTRAINT uq_surveys_questionnaire_version UNIQUE (workspace_id, name, version)
);

CREATE FUNCTION surveys_keep_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of a questionnaire never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER surveys_questionnaire_is_immutable BEFORE UPDATE ON surveys_questionnaire
  FOR EACH ROW EXECUTE FUNCTION surveys_keep_questionnaire();

CREATE TABLE surveys_frame_unit (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  place_id uuid NOT NULL,
  park_id uuid NOT NULL,
  size_class text NOT NULL,
  headcount integer NOT NULL,
  women integer NOT NULL,
  men integer NOT NULL,
  certainty boolean NOT NULL DEFAULT false,
  psu_code text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  field_versions jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT pk_surveys_frame_unit PRIMARY KEY (id),
  CONSTRAINT uq_surveys_frame_unit_place UNIQUE (workspace_id, place_id),
  CONSTRAINT uq_surveys_frame_unit_psu UNIQUE (workspace_id, psu_code),
  CONSTRAINT ck_surveys_frame_unit_size CHECK (size_class IN ('S1', 'S2', 'S3', 'S4')),
  CONSTRAINT ck_surveys_frame_unit_headcount CHECK (women >= 0 AND men >= 0 AND women + men <= headcount)
);
CREATE INDEX ix_surveys_frame_unit_park ON surveys_frame_unit (workspace_id, park_id, size_class);

CREATE TABLE surveys_wave (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  questionnaire_id uuid NOT NULL,
  number integer NOT NULL,
  title jsonb NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  state text NOT NULL,
  approval_number text,
  approval_body text,
  approval_valid_until date,
  approval_exemption text,
  texts jsonb NOT NULL DEFAULT '{}',
  offer text NOT NULL,
  demonstration boolean NOT NULL DEFAULT false,
  minimum_persons integer NOT NULL DEFAULT 5,
  minimum_enterprises integer NOT NULL DEFAULT 3,
  grace_hours integer NOT NULL DEFAULT 72,
  opened_at timestamptz,
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  field_versions jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT pk_surveys_wave PRIMARY KEY (id),
  CONSTRAINT uq_surveys_wave_number UNIQUE (workspace_id, number),
  CONSTRAINT fk_surveys_wave_questionnaire FOREIGN KEY (questionnaire_id) REFERENCES surveys_questionnaire (id),
  CONSTRAINT ck_surveys_wave_state CHECK (state IN ('draft', 'open', 'closed')),
  CONSTRAINT ck_surveys_wave_offer CHECK (offer IN ('all', 'one-at-random', 'none')),
  CONSTRAINT ck_surveys_wave_dates CHECK (starts_on <= ends_on),
  CONSTRAINT ck_surveys_wave_minimum CHECK (minimum_persons >= 3 AND minimum_enterprises >= 1),
  CONSTRAINT ck_surveys_wave_grace CHECK (grace_hours BETWEEN 0 AND 720)
);

CREATE TABLE surveys_wave_stratum (
  wave_id uuid NOT NULL,
  stratum text NOT NULL,
  workspace_id uuid NOT NULL,
  park_id uuid NOT NULL,
  size_classes text[] NOT NULL,
  certainty boolean NOT NULL,
  enterprises integer NOT NULL,
  headcount integer NOT NULL,
  women integer NOT NULL,
  men integer NOT NULL,
  target integer NOT NULL,
  CONSTRAINT pk_surveys_wave_stratum PRIMARY KEY (wave_id, stratum),
  CONSTRAINT fk_surveys_wave_stratum_wave FOREIGN KEY (wave_id) REFERENCES surveys_wave (id),
  CONSTRAINT ck_surveys_wave_stratum_target CHECK (target >= 0)
);

CREATE TABLE surveys_wave_unit (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  frame_unit_id uuid NOT NULL,
  park_id uuid NOT NULL,
  size_class text NOT NULL,
  stratum text NOT NULL,
  psu_code text NOT NULL,
  headcount integer NOT NULL,
  women integer NOT NULL,
  men integer NOT NULL,
  CONSTRAINT pk_surveys_wave_unit PRIMARY KEY (id),
  CONSTRAINT uq_surveys_wave_unit_psu UNIQUE (wave_id, psu_code),
  CONSTRAINT fk_surveys_wave_unit_stratum FOREIGN KEY (wave_id, stratum) REFERENCES surveys_wave_stratum (wave_id, stratum),
  CONSTRAINT fk_surveys_wave_unit_frame FOREIGN KEY (frame_unit_id) REFERENCES surveys_frame_unit (id)
);

${wayInTable}`;

const inbox = (name: string): string => `
CREATE TABLE ${name} (
  instance_mark bytea NOT NULL,
  token_mark bytea,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  way_in_id uuid NOT NULL,
  form_version text NOT NULL,
  day date NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT pk_${name} PRIMARY KEY (instance_mark),
  CONSTRAINT uq_${name}_token UNIQUE (token_mark)
);
`;

export const inboxTables = `
${inbox('surveys_inbox_a')}
${inbox('surveys_inbox_b')}

-- Which inbox takes what arrives now. One row; technique, no content of a workspace.
CREATE TABLE surveys_inbox_turn (
  only_row boolean NOT NULL DEFAULT true,
  active text NOT NULL,
  CONSTRAINT pk_surveys_inbox_turn PRIMARY KEY (only_row),
  CONSTRAINT ck_surveys_inbox_turn_only CHECK (only_row),
  CONSTRAINT ck_surveys_inbox_turn_active CHECK (active IN ('surveys_inbox_a', 'surveys_inbox_b'))
);
INSERT INTO surveys_inbox_turn (active) VALUES ('surveys_inbox_a');

-- Hashes of instance ids and of invitation tokens already used: a repeated send is known again, no answer is.
CREATE TABLE surveys_spent_mark (
  mark bytea NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  CONSTRAINT pk_surveys_spent_mark PRIMARY KEY (mark)
);
CREATE INDEX ix_surveys_spent_mark_wave ON surveys_spent_mark (wave_id);

`;

/** Answers: two inboxes, the file they are mixed into, and marks that are kept apart from it. */
export const answerTables = `
${inboxTables}
-- Refusals are a bare tally: wave, park, count (green-jobs-methodology 4.13).
CREATE TABLE surveys_refusal (
  wave_id uuid NOT NULL,
  park_id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  count integer NOT NULL,
  CONSTRAINT pk_surveys_refusal PRIMARY KEY (wave_id, park_id),
  CONSTRAINT fk_surveys_refusal_wave FOREIGN KEY (wave_id) REFERENCES surveys_wave (id)
);

CREATE TABLE surveys_import (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  file_key text NOT NULL,
  file_name text NOT NULL,
  mode text NOT NULL,
  state text NOT NULL,
  job_id uuid,
  encoding text,
  total_rows integer NOT NULL DEFAULT 0,
  accepted_rows integer NOT NULL DEFAULT 0,
  repeated_rows integer NOT NULL DEFAULT 0,
  wrong_rows integer NOT NULL DEFAULT 0,
  errors jsonb NOT NULL DEFAULT '[]',
  error_file_key text,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_surveys_import PRIMARY KEY (id),
  CONSTRAINT fk_surveys_import_wave FOREIGN KEY (wave_id) REFERENCES surveys_wave (id),
  CONSTRAINT ck_surveys_import_mode CHECK (mode IN ('all-or-nothing', 'accept-good')),
  CONSTRAINT ck_surveys_import_state CHECK (state IN ('waiting', 'imported', 'refused', 'cancelled'))
);
CREATE INDEX ix_surveys_import_wave ON surveys_import (wave_id, created_at);

-- The wave leads the key, so that the table can be partitioned by wave without changing it.
CREATE TABLE surveys_response (
  wave_id uuid NOT NULL,
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  form_version text NOT NULL,
  day date NOT NULL,
  park_id uuid NOT NULL,
  size_class text,
  stratum text,
  psu_code text,
  way_in text NOT NULL,
  lang text NOT NULL,
  modules_offered text[] NOT NULL,
  modules_taken text[] NOT NULL,
  asked_count smallint NOT NULL,
  duration_band text,
  pace_band text,
  answers jsonb NOT NULL,
  disposition text NOT NULL,
  flags text[] NOT NULL,
  import_id uuid,
  CONSTRAINT pk_surveys_response PRIMARY KEY (wave_id, id),
  CONSTRAINT fk_surveys_response_wave FOREIGN KEY (wave_id) REFERENCES surveys_wave (id),
  CONSTRAINT ck_surveys_response_way_in CHECK (way_in IN ('sample_link', 'open_poster')),
  CONSTRAINT ck_surveys_response_frame CHECK ((way_in = 'sample_link') = (psu_code IS NOT NULL)),
  CONSTRAINT ck_surveys_response_disposition CHECK (disposition IN ('complete', 'partial', 'breakoff'))
);
`;

export const isolated = [
  'surveys_questionnaire',
  'surveys_frame_unit',
  'surveys_wave',
  'surveys_wave_stratum',
  'surveys_wave_unit',
  'surveys_way_in',
  'surveys_inbox_a',
  'surveys_inbox_b',
  'surveys_spent_mark',
  'surveys_refusal',
  'surveys_import',
  'surveys_response',
];

/** What the server's role may do with a table, read by the platform when it grants (default: everything but TRUNCATE). */
export const rights: Readonly<Record<string, string>> = {
  surveys_questionnaire: 'append-only: a version never changes',
  surveys_response: 'append-only: answers are never altered, only added',
  surveys_inbox_a: 'server: SELECT, INSERT',
  surveys_inbox_b: 'server: SELECT, INSERT',
  surveys_inbox_turn: 'server: SELECT',
  surveys_spent_mark: 'server: SELECT',
  surveys_refusal: 'server: SELECT',
};
