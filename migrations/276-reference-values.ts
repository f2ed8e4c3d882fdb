import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Targets and baselines of indicators, which the workspace sets with their source and date. */
export class ReferenceValues1764000000276 implements MigrationInterface {
  readonly name = 'ReferenceValues1764000000276';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE indicators_reference_value (
        workspace_id uuid NOT NULL,
        indicator_id text NOT NULL,
        kind text NOT NULL CONSTRAINT ck_indicators_reference_value_kind CHECK (kind IN ('target', 'baseline')),
        value numeric NOT NULL,
        on_date date NOT NULL,
        source text NOT NULL CONSTRAINT ck_indicators_reference_value_source CHECK (length(source) BETWEEN 1 AND 400),
        version integer NOT NULL,
        CONSTRAINT pk_indicators_reference_value PRIMARY KEY (workspace_id, indicator_id, kind),
        CONSTRAINT fk_indicators_reference_value_workspace
          FOREIGN KEY (workspace_id) REFERENCES identity_workspace (id)
      );
      SELECT isolate_workspace('indicators_reference_value');
      COMMENT ON TABLE indicators_reference_value IS 'server: SELECT, INSERT, UPDATE, DELETE';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE indicators_reference_value');
  }
}
