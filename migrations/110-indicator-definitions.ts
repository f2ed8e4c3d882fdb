import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of what an indicator means. The catalogue's file is version 1 of each; what analysts write comes after it. */
export class IndicatorDefinitions1764000000110 implements MigrationInterface {
  readonly name = 'IndicatorDefinitions1764000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE indicators_definition (
        workspace_id uuid NOT NULL,
        indicator_id text NOT NULL,
        version integer NOT NULL,
        content jsonb NOT NULL,
        reason text NOT NULL,
        person_id uuid,
        written_at timestamptz NOT NULL,
        CONSTRAINT pk_indicators_definition PRIMARY KEY (workspace_id, indicator_id, version),
        CONSTRAINT ck_indicators_definition_id CHECK (indicator_id ~ '^[a-z][a-z0-9_]{2,59}$'),
        CONSTRAINT ck_indicators_definition_version CHECK (version > 0),
        CONSTRAINT ck_indicators_definition_reason CHECK (reason <> ''),
        CONSTRAINT fk_indicators_definition_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id)
      );
      SELECT isolate_workspace('indicators_definition');
      COMMENT ON TABLE indicators_definition IS 'append-only: a run names the version that it used';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE indicators_definition');
  }
}
