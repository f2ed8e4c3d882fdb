import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Salted hashes of records, the signed changes that name them, and seals for those changes (ADR 38). The triggers that hash are
 * installed after the migrations, and so is the first hash of each record that exists.
 */
export class AuditedRecords1764000000266 implements MigrationInterface {
  readonly name = 'AuditedRecords1764000000266';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_record (
        workspace_id uuid NOT NULL,
        table_name text NOT NULL,
        record text NOT NULL,
        version integer NOT NULL,
        salt bytea,
        hash text,
        CONSTRAINT pk_audit_record PRIMARY KEY (table_name, record)
      );
      SELECT isolate_workspace('audit_record');
      COMMENT ON TABLE audit_record IS 'guarded: salts and hashes of records, written by triggers';
      CREATE TABLE audit_change (
        id uuid CONSTRAINT pk_audit_change PRIMARY KEY,
        workspace_id uuid NOT NULL,
        changes jsonb NOT NULL,
        signature text NOT NULL
      );
      SELECT isolate_workspace('audit_change');
      COMMENT ON TABLE audit_change IS 'append-only: the signed hashes of records, by transaction';
      CREATE TABLE audit_change_unsealed (
        change_id uuid CONSTRAINT pk_audit_change_unsealed PRIMARY KEY
          CONSTRAINT fk_audit_change_unsealed_change REFERENCES audit_change (id),
        workspace_id uuid NOT NULL
      );
      CREATE INDEX ix_audit_change_unsealed_workspace ON audit_change_unsealed (workspace_id);
      SELECT isolate_workspace('audit_change_unsealed');
      COMMENT ON TABLE audit_change_unsealed IS 'server: SELECT, INSERT, DELETE';
      ALTER TABLE audit_seal ALTER COLUMN event_id DROP NOT NULL,
        ADD COLUMN change_id uuid CONSTRAINT uq_audit_seal_change UNIQUE CONSTRAINT fk_audit_seal_change REFERENCES audit_change (id),
        ADD COLUMN signature text,
        ADD CONSTRAINT ck_audit_seal_one CHECK (num_nonnulls(event_id, change_id) = 1);`);
  }

  /** Seals of changes are removed: the chain does not verify any more, so the step is for tests and mistakes of the same hour. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ DECLARE each record; BEGIN
        FOR each IN SELECT oid::regprocedure AS name FROM pg_proc
          WHERE pronamespace = 'public'::regnamespace AND proname ~ '^audit_(write|forget|note|differences)'
        LOOP EXECUTE 'DROP FUNCTION ' || each.name || ' CASCADE'; END LOOP;
      END $$;
      DELETE FROM database_functions;
      DELETE FROM audit_seal WHERE change_id IS NOT NULL;
      ALTER TABLE audit_seal DROP CONSTRAINT ck_audit_seal_one, DROP COLUMN signature, DROP COLUMN change_id,
        ALTER COLUMN event_id SET NOT NULL;
      DROP TABLE audit_change_unsealed, audit_change, audit_record;`);
  }
}
