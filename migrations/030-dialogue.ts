import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  'dialogue_roundtable',
  'dialogue_roundtable_transition',
  'dialogue_roundtable_organisation',
  'dialogue_seat',
  'dialogue_agenda_item',
  'dialogue_conclusion',
  'dialogue_conclusion_text',
  'dialogue_reservation',
  'dialogue_document',
  'dialogue_working_group',
  'dialogue_working_group_member',
] as const;

const roundtables = `
CREATE TABLE dialogue_roundtable (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  number integer NOT NULL,
  title jsonb NOT NULL,
  note jsonb,
  basis jsonb,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  opens_at text,
  time_zone text NOT NULL,
  place_id uuid,
  state text NOT NULL,
  last_conclusion integer NOT NULL,
  version integer NOT NULL,
  field_versions jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_roundtable PRIMARY KEY (id),
  CONSTRAINT uq_dialogue_roundtable_number UNIQUE (workspace_id, number),
  CONSTRAINT ck_dialogue_roundtable_number CHECK (number >= 1),
  CONSTRAINT ck_dialogue_roundtable_days CHECK (ends_on >= starts_on),
  CONSTRAINT ck_dialogue_roundtable_last_conclusion CHECK (last_conclusion >= 0),
  CONSTRAINT ck_dialogue_roundtable_state CHECK (state IN ('draft', 'convened', 'in-session', 'closed', 'reopened')),
  CONSTRAINT fk_dialogue_roundtable_place FOREIGN KEY (place_id) REFERENCES directory_place (id)
);
CREATE TABLE dialogue_roundtable_transition (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason text,
  person_id uuid,
  changed_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_roundtable_transition PRIMARY KEY (id),
  CONSTRAINT fk_dialogue_roundtable_transition_roundtable FOREIGN KEY (roundtable_id) REFERENCES dialogue_roundtable (id),
  CONSTRAINT fk_dialogue_roundtable_transition_person FOREIGN KEY (person_id) REFERENCES identity_person (id)
);
CREATE INDEX ix_dialogue_roundtable_transition ON dialogue_roundtable_transition (roundtable_id, changed_at);
CREATE TABLE dialogue_roundtable_organisation (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  part text NOT NULL,
  CONSTRAINT pk_dialogue_roundtable_organisation PRIMARY KEY (id),
  CONSTRAINT uq_dialogue_roundtable_organisation UNIQUE (roundtable_id, organisation_id, part),
  CONSTRAINT ck_dialogue_roundtable_organisation_part CHECK (part IN ('lead', 'partner', 'host')),
  CONSTRAINT fk_dialogue_roundtable_organisation_roundtable FOREIGN KEY (roundtable_id) REFERENCES dialogue_roundtable (id),
  CONSTRAINT fk_dialogue_roundtable_organisation_organisation FOREIGN KEY (organisation_id) REFERENCES directory_organisation (id)
);`;

const delegations = `
CREATE TABLE dialogue_seat (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  function text,
  constituency text,
  capacity text,
  sex text NOT NULL,
  organisation_id uuid,
  seated_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_seat PRIMARY KEY (id),
  CONSTRAINT uq_dialogue_seat_person UNIQUE (roundtable_id, person_id),
  CONSTRAINT ck_dialogue_seat_kind CHECK (kind IN ('titular', 'substitute', 'adviser', 'observer', 'resource-person', 'interpreter', 'secretariat')),
  CONSTRAINT ck_dialogue_seat_function CHECK (function IN ('chair', 'vice-chair', 'rapporteur', 'spokesperson')),
  CONSTRAINT ck_dialogue_seat_constituency CHECK (constituency IN ('government', 'employers', 'workers')),
  CONSTRAINT ck_dialogue_seat_standing CHECK ((constituency IS NULL) <> (capacity IS NULL)),
  CONSTRAINT ck_dialogue_seat_sex CHECK (sex IN ('female', 'male', 'not-stated')),
  CONSTRAINT fk_dialogue_seat_roundtable FOREIGN KEY (roundtable_id) REFERENCES dialogue_roundtable (id),
  CONSTRAINT fk_dialogue_seat_person FOREIGN KEY (person_id) REFERENCES identity_person (id),
  CONSTRAINT fk_dialogue_seat_organisation FOREIGN KEY (organisation_id) REFERENCES directory_organisation (id)
);
CREATE UNIQUE INDEX ix_dialogue_seat_one_chair ON dialogue_seat (roundtable_id) WHERE function = 'chair';`;

const agenda = `
CREATE TABLE dialogue_agenda_item (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  roundtable_id uuid,
  parent_id uuid,
  day integer NOT NULL,
  position integer NOT NULL,
  title jsonb NOT NULL,
  note jsonb,
  planned_minutes integer,
  presenter_id uuid,
  kind text NOT NULL,
  status text NOT NULL,
  source_type text,
  source_id uuid,
  carried_from_id uuid,
  proposed_by_id uuid,
  version integer NOT NULL,
  field_versions jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_agenda_item PRIMARY KEY (id),
  CONSTRAINT ck_dialogue_agenda_item_day CHECK (day >= 1),
  CONSTRAINT ck_dialogue_agenda_item_position CHECK (position >= 0),
  CONSTRAINT ck_dialogue_agenda_item_minutes CHECK (planned_minutes BETWEEN 1 AND 1440),
  CONSTRAINT ck_dialogue_agenda_item_kind CHECK (kind IN ('topic', 'overdue-action', 'moved-indicator')),
  CONSTRAINT ck_dialogue_agenda_item_status CHECK (status IN ('proposed', 'declined', 'planned', 'under-discussion', 'done', 'carried-over')),
  CONSTRAINT ck_dialogue_agenda_item_source CHECK ((source_type IS NULL) = (source_id IS NULL)),
  CONSTRAINT ck_dialogue_agenda_item_backlog CHECK (roundtable_id IS NOT NULL OR status = 'proposed'),
  CONSTRAINT fk_dialogue_agenda_item_roundtable FOREIGN KEY (roundtable_id) REFERENCES dialogue_roundtable (id),
  CONSTRAINT fk_dialogue_agenda_item_parent FOREIGN KEY (parent_id) REFERENCES dialogue_agenda_item (id),
  CONSTRAINT fk_dialogue_agenda_item_carried_from FOREIGN KEY (carried_from_id) REFERENCES dialogue_agenda_item (id),
  CONSTRAINT fk_dialogue_agenda_item_presenter FOREIGN KEY (presenter_id) REFERENCES identity_person (id),
  CONSTRAINT fk_dialogue_agenda_item_proposed_by FOREIGN KEY (proposed_by_id) REFERENCES identity_person (id)
);
CREATE INDEX ix_dialogue_agenda_item_roundtable ON dialogue_agenda_item (roundtable_id, day, position);
CREATE UNIQUE INDEX ix_dialogue_agenda_item_source ON dialogue_agenda_item (roundtable_id, source_type, source_id)
  WHERE source_id IS NOT NULL AND roundtable_id IS NOT NULL;
CREATE UNIQUE INDEX ix_dialogue_agenda_item_backlog ON dialogue_agenda_item (workspace_id, source_type, source_id)
  WHERE source_id IS NOT NULL AND roundtable_id IS NULL;
CREATE TABLE dialogue_document (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  agenda_item_id uuid,
  title text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  storage_key text NOT NULL,
  person_id uuid,
  attached_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_document PRIMARY KEY (id),
  CONSTRAINT fk_dialogue_document_roundtable FOREIGN KEY (roundtable_id) REFERENCES dialogue_roundtable (id),
  CONSTRAINT fk_dialogue_document_agenda_item FOREIGN KEY (agenda_item_id) REFERENCES dialogue_agenda_item (id),
  CONSTRAINT fk_dialogue_document_person FOREIGN KEY (person_id) REFERENCES identity_person (id)
);
CREATE INDEX ix_dialogue_document_roundtable ON dialogue_document (roundtable_id);`;

const conclusions = `
CREATE TABLE dialogue_conclusion (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  agenda_item_id uuid,
  number integer NOT NULL,
  text jsonb NOT NULL,
  text_version integer NOT NULL,
  agreement text NOT NULL,
  agreed_on date NOT NULL,
  basis jsonb,
  version integer NOT NULL,
  field_versions jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_conclusion PRIMARY KEY (id),
  CONSTRAINT uq_dialogue_conclusion_number UNIQUE (roundtable_id, number),
  CONSTRAINT ck_dialogue_conclusion_number CHECK (number >= 1),
  CONSTRAINT ck_dialogue_conclusion_agreement CHECK (agreement IN ('agreed', 'ad-referendum')),
  CONSTRAINT fk_dialogue_conclusion_roundtable FOREIGN KEY (roundtable_id) REFERENCES dialogue_roundtable (id),
  CONSTRAINT fk_dialogue_conclusion_agenda_item FOREIGN KEY (agenda_item_id) REFERENCES dialogue_agenda_item (id)
);
CREATE INDEX ix_dialogue_conclusion_item ON dialogue_conclusion (agenda_item_id);
CREATE TABLE dialogue_conclusion_text (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  conclusion_id uuid NOT NULL,
  version integer NOT NULL,
  text jsonb NOT NULL,
  reason text,
  person_id uuid,
  written_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_conclusion_text PRIMARY KEY (id),
  CONSTRAINT uq_dialogue_conclusion_text_version UNIQUE (conclusion_id, version),
  CONSTRAINT fk_dialogue_conclusion_text_conclusion FOREIGN KEY (conclusion_id) REFERENCES dialogue_conclusion (id),
  CONSTRAINT fk_dialogue_conclusion_text_person FOREIGN KEY (person_id) REFERENCES identity_person (id)
);
CREATE TABLE dialogue_reservation (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  conclusion_id uuid NOT NULL,
  kind text NOT NULL,
  organisation_id uuid,
  constituency text,
  statement jsonb NOT NULL,
  person_id uuid,
  recorded_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT pk_dialogue_reservation PRIMARY KEY (id),
  CONSTRAINT ck_dialogue_reservation_kind CHECK (kind IN ('reservation', 'objection')),
  CONSTRAINT ck_dialogue_reservation_behalf CHECK (organisation_id IS NOT NULL OR constituency IS NOT NULL),
  CONSTRAINT ck_dialogue_reservation_constituency CHECK (constituency IN ('government', 'employers', 'workers')),
  CONSTRAINT fk_dialogue_reservation_conclusion FOREIGN KEY (conclusion_id) REFERENCES dialogue_conclusion (id),
  CONSTRAINT fk_dialogue_reservation_organisation FOREIGN KEY (organisation_id) REFERENCES directory_organisation (id),
  CONSTRAINT fk_dialogue_reservation_person FOREIGN KEY (person_id) REFERENCES identity_person (id)
);
CREATE INDEX ix_dialogue_reservation_conclusion ON dialogue_reservation (conclusion_id);`;

const workingGroups = `
CREATE TABLE dialogue_working_group (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  name jsonb NOT NULL,
  mandate jsonb,
  composition text[] NOT NULL,
  membership jsonb,
  roundtable_id uuid,
  formed_on date,
  basis jsonb,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_working_group PRIMARY KEY (id),
  CONSTRAINT ck_dialogue_working_group_composition CHECK (
    cardinality(composition) >= 1 AND composition <@ ARRAY['government', 'employers', 'workers']),
  CONSTRAINT fk_dialogue_working_group_roundtable FOREIGN KEY (roundtable_id) REFERENCES dialogue_roundtable (id)
);
CREATE TABLE dialogue_working_group_member (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  working_group_id uuid NOT NULL,
  person_id uuid NOT NULL,
  function text NOT NULL,
  constituency text,
  capacity text,
  sex text NOT NULL,
  organisation_id uuid,
  joined_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_working_group_member PRIMARY KEY (id),
  CONSTRAINT uq_dialogue_working_group_member_person UNIQUE (working_group_id, person_id),
  CONSTRAINT ck_dialogue_working_group_member_function CHECK (function IN ('convenor', 'member', 'adviser')),
  CONSTRAINT ck_dialogue_working_group_member_standing CHECK ((constituency IS NULL) <> (capacity IS NULL)),
  CONSTRAINT fk_dialogue_working_group_member_group FOREIGN KEY (working_group_id) REFERENCES dialogue_working_group (id),
  CONSTRAINT fk_dialogue_working_group_member_person FOREIGN KEY (person_id) REFERENCES identity_person (id),
  CONSTRAINT fk_dialogue_working_group_member_organisation FOREIGN KEY (organisation_id) REFERENCES directory_organisation (id)
);`;

export class Dialogue1764000000030 implements MigrationInterface {
  name = 'Dialogue1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [roundtables, delegations, agenda, conclusions, workingGroups]) await runner.query(sql);
    for (const table of tables) await runner.query(`SELECT isolate_workspace('${table}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}
