import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lost second factor is replaced by an administrator after a day in which the person can stop it (docs/adr/0088). */
export class DeviceReplacements1764000000946 implements MigrationInterface {
  readonly name = 'DeviceReplacements1764000000946';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_device_replacement (
        id uuid CONSTRAINT pk_identity_device_replacement PRIMARY KEY,
        workspace_id uuid NOT NULL,
        account_id uuid NOT NULL,
        person_id uuid NOT NULL,
        requested_by uuid NOT NULL,
        requested_by_account uuid NOT NULL,
        requested_at timestamptz NOT NULL,
        takes_effect_at timestamptz NOT NULL,
        state text NOT NULL CONSTRAINT ck_identity_device_replacement_state
          CHECK (state IN ('open', 'done', 'stopped', 'cancelled', 'lapsed')),
        decided_by uuid,
        decided_at timestamptz,
        CONSTRAINT ck_identity_device_replacement_decided CHECK ((state = 'open') = (decided_at IS NULL)),
        CONSTRAINT ck_identity_device_replacement_other CHECK (requested_by_account <> account_id),
        CONSTRAINT ck_identity_device_replacement_day CHECK (takes_effect_at >= requested_at + interval '24 hours'),
        CONSTRAINT fk_identity_device_replacement_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id),
        CONSTRAINT fk_identity_device_replacement_requested FOREIGN KEY (workspace_id, requested_by)
          REFERENCES identity_person (workspace_id, id),
        CONSTRAINT fk_identity_device_replacement_decided FOREIGN KEY (workspace_id, decided_by)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_identity_device_replacement_person ON identity_device_replacement (workspace_id, person_id);
      CREATE INDEX ix_identity_device_replacement_requested ON identity_device_replacement (workspace_id, requested_by);
      CREATE INDEX ix_identity_device_replacement_decided ON identity_device_replacement (workspace_id, decided_by);
      CREATE UNIQUE INDEX ix_identity_device_replacement_open ON identity_device_replacement (workspace_id, account_id)
        WHERE state = 'open';
      COMMENT ON TABLE identity_device_replacement IS 'server: SELECT, INSERT, UPDATE';
      SELECT isolate_workspace('identity_device_replacement');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION IF EXISTS identity_device_replacements_of(uuid);
      DROP FUNCTION IF EXISTS identity_clear_factors(uuid);
      DROP TABLE identity_device_replacement;`);
  }
}
