import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = ['plan', 'framework', 'index', 'standard', 'guidelines', 'database', 'tool', 'platform']
  .map((kind) => `'${kind}'`)
  .join(', ');

/** The register is edited and contains studies with their findings; actions and entries of the register have tags. */
export class Register1764000000317 implements MigrationInterface {
  readonly name = 'Register1764000000317';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_plan DROP CONSTRAINT ck_roadmap_plan_kind;
      ALTER TABLE roadmap_plan
        ADD COLUMN link text,
        ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
        ADD COLUMN retired boolean NOT NULL DEFAULT false,
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN field_versions jsonb NOT NULL DEFAULT '{}',
        ADD CONSTRAINT ck_roadmap_plan_kind CHECK (kind IN (${kinds}, 'study'));
      ALTER TABLE roadmap_plan_target
        ADD COLUMN value numeric,
        ADD COLUMN unit jsonb,
        ADD COLUMN indicator_id text;
      ALTER TABLE roadmap_plan
        ALTER COLUMN tags DROP DEFAULT, ALTER COLUMN retired DROP DEFAULT,
        ALTER COLUMN version DROP DEFAULT, ALTER COLUMN field_versions DROP DEFAULT;
      ALTER TABLE roadmap_action ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
      ALTER TABLE roadmap_action ALTER COLUMN tags DROP DEFAULT;
      CREATE INDEX ix_roadmap_action_plan ON roadmap_action (workspace_id, plan_id);
      CREATE TABLE roadmap_finding (
        id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        study_id uuid NOT NULL,
        place integer NOT NULL,
        kind text NOT NULL CONSTRAINT ck_roadmap_finding_kind CHECK (kind IN ('finding', 'recommendation')),
        text jsonb NOT NULL,
        CONSTRAINT pk_roadmap_finding PRIMARY KEY (id),
        CONSTRAINT uq_roadmap_finding_workspace UNIQUE (workspace_id, id),
        CONSTRAINT fk_roadmap_finding_study FOREIGN KEY (workspace_id, study_id)
          REFERENCES roadmap_plan (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_finding_study ON roadmap_finding (workspace_id, study_id);
      SELECT isolate_workspace('roadmap_finding');
      CREATE TABLE roadmap_action_finding (
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        finding_id uuid NOT NULL,
        CONSTRAINT pk_roadmap_action_finding PRIMARY KEY (action_id, finding_id),
        CONSTRAINT fk_roadmap_action_finding_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id),
        CONSTRAINT fk_roadmap_action_finding_finding FOREIGN KEY (workspace_id, finding_id)
          REFERENCES roadmap_finding (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_action_finding_finding ON roadmap_action_finding (workspace_id, finding_id);
      SELECT isolate_workspace('roadmap_action_finding');`);
  }

  /** Without this step the register contains no studies. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE roadmap_action_finding;
      DROP TABLE roadmap_finding;
      DROP INDEX ix_roadmap_action_plan;
      ALTER TABLE roadmap_action DROP COLUMN tags;
      ALTER TABLE roadmap_plan_target DROP COLUMN value, DROP COLUMN unit, DROP COLUMN indicator_id;
      ALTER TABLE roadmap_plan DROP CONSTRAINT ck_roadmap_plan_kind;
      UPDATE roadmap_plan_target SET instrument_id = NULL
        WHERE instrument_id IN (SELECT id FROM roadmap_plan WHERE kind = 'study');
      DELETE FROM roadmap_plan WHERE kind = 'study';
      ALTER TABLE roadmap_plan
        DROP COLUMN link, DROP COLUMN tags, DROP COLUMN retired, DROP COLUMN version, DROP COLUMN field_versions,
        ADD CONSTRAINT ck_roadmap_plan_kind CHECK (kind IN (${kinds}));`);
  }
}
