import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What one person must not do alone with the answers of an enterprise (docs/adr/0086): who issued links and printed posters,
 * agreements to exports, more links than workers, enterprises whose rows are withheld, and posters whose code was replaced.
 */
export class SecondPerson1764000000421 implements MigrationInterface {
  readonly name = 'SecondPerson1764000000421';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_fieldwork_act (
        id uuid CONSTRAINT pk_surveys_fieldwork_act PRIMARY KEY,
        workspace_id uuid NOT NULL,
        wave_id uuid,
        person_id uuid NOT NULL,
        act text NOT NULL CONSTRAINT ck_surveys_fieldwork_act_act
          CHECK (act IN ('links', 'posters', 'headcounts', 'import', 'decision')),
        at timestamptz NOT NULL,
        CONSTRAINT uq_surveys_fieldwork_act UNIQUE NULLS NOT DISTINCT (workspace_id, wave_id, person_id, act),
        CONSTRAINT fk_surveys_fieldwork_act_wave FOREIGN KEY (workspace_id, wave_id)
          REFERENCES surveys_wave (workspace_id, id),
        CONSTRAINT ck_surveys_fieldwork_act_wave CHECK (wave_id IS NOT NULL OR act = 'headcounts')
      );
      COMMENT ON COLUMN surveys_fieldwork_act.wave_id IS 'null: in the sampling frame, from which waves are drawn';
      COMMENT ON COLUMN surveys_fieldwork_act.at IS 'the last time';
      SELECT isolate_workspace('surveys_fieldwork_act');

      CREATE TABLE surveys_export_agreement (
        wave_id uuid NOT NULL,
        person_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        requested_at timestamptz NOT NULL,
        asked_ids uuid[] NOT NULL,
        open_from timestamptz,
        decided_by uuid,
        decided_at timestamptz,
        agreed boolean,
        CONSTRAINT pk_surveys_export_agreement PRIMARY KEY (wave_id, person_id),
        CONSTRAINT fk_surveys_export_agreement_wave FOREIGN KEY (workspace_id, wave_id)
          REFERENCES surveys_wave (workspace_id, id),
        CONSTRAINT ck_surveys_export_agreement_asked CHECK ((asked_ids = '{}') = (open_from IS NOT NULL)),
        CONSTRAINT ck_surveys_export_agreement_decided CHECK ((decided_at IS NULL) = (agreed IS NULL)),
        CONSTRAINT ck_surveys_export_agreement_other CHECK (decided_by <> person_id)
      );
      COMMENT ON COLUMN surveys_export_agreement.asked_ids IS 'who had the right when it was requested: no one else can agree';
      COMMENT ON COLUMN surveys_export_agreement.open_from IS 'no one else had the right: a day after the notice';
      SELECT isolate_workspace('surveys_export_agreement');

      CREATE TABLE surveys_link_allowance (
        wave_unit_id uuid CONSTRAINT pk_surveys_link_allowance PRIMARY KEY,
        workspace_id uuid NOT NULL,
        wave_id uuid NOT NULL,
        links integer NOT NULL CONSTRAINT ck_surveys_link_allowance_links CHECK (links > 0),
        reason text NOT NULL,
        requested_by uuid,
        requested_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        agreed boolean,
        CONSTRAINT fk_surveys_link_allowance_unit FOREIGN KEY (workspace_id, wave_unit_id)
          REFERENCES surveys_wave_unit (workspace_id, id),
        CONSTRAINT ck_surveys_link_allowance_decided CHECK ((decided_at IS NULL) = (agreed IS NULL)),
        CONSTRAINT ck_surveys_link_allowance_other CHECK (decided_by <> requested_by)
      );
      CREATE INDEX ix_surveys_link_allowance_wave ON surveys_link_allowance (workspace_id, wave_id);
      SELECT isolate_workspace('surveys_link_allowance');

      CREATE TABLE surveys_withheld_unit (
        wave_unit_id uuid CONSTRAINT pk_surveys_withheld_unit PRIMARY KEY,
        workspace_id uuid NOT NULL,
        wave_id uuid NOT NULL,
        withheld_at timestamptz NOT NULL,
        released boolean NOT NULL DEFAULT false,
        reason text NOT NULL DEFAULT '',
        decided_by uuid,
        decided_at timestamptz,
        CONSTRAINT fk_surveys_withheld_unit_unit FOREIGN KEY (workspace_id, wave_unit_id)
          REFERENCES surveys_wave_unit (workspace_id, id),
        CONSTRAINT ck_surveys_withheld_unit_reason CHECK (decided_at IS NULL OR reason <> ''),
        CONSTRAINT ck_surveys_withheld_unit_released CHECK (decided_at IS NOT NULL OR NOT released)
      );
      CREATE INDEX ix_surveys_withheld_unit_wave ON surveys_withheld_unit (workspace_id, wave_id);
      COMMENT ON COLUMN surveys_withheld_unit.withheld_at IS 'without the cause, which would be knowledge of answers';
      SELECT isolate_workspace('surveys_withheld_unit');

      CREATE TABLE surveys_closed_poster (
        poster_id uuid CONSTRAINT pk_surveys_closed_poster PRIMARY KEY,
        successor_id uuid NOT NULL CONSTRAINT uq_surveys_closed_poster_successor UNIQUE,
        workspace_id uuid NOT NULL,
        closed_at timestamptz NOT NULL
      );
      COMMENT ON TABLE surveys_closed_poster IS 'append-only: a code that was closed stays closed';
      SELECT isolate_workspace('surveys_closed_poster');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE surveys_closed_poster, surveys_withheld_unit, surveys_link_allowance, surveys_export_agreement,
        surveys_fieldwork_act;`);
  }
}
