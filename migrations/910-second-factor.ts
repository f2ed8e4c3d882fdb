import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Second factors of accounts, codes that replace them once, and what a workspace asks for (docs/adr/0088). Secrets of
 * authenticator apps are derived from the key of `SECRETS_KEY_FILE`, so none is stored.
 */
export class SecondFactor1764000000910 implements MigrationInterface {
  readonly name = 'SecondFactor1764000000910';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity_workspace ADD COLUMN second_factor boolean NOT NULL DEFAULT false;
      ALTER TABLE identity_session ADD COLUMN factor_at timestamptz;
      COMMENT ON COLUMN identity_session.factor_at IS 'when the second factor was given in this session';
      ALTER TABLE identity_api_token ADD COLUMN with_factor boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN identity_api_token.with_factor IS 'issued in a session in which the second factor was given';

      CREATE TABLE identity_factor (
        id uuid CONSTRAINT pk_identity_factor PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT fk_identity_factor_account REFERENCES identity_account (id) ON DELETE CASCADE,
        label text NOT NULL,
        last_step bigint NOT NULL,
        created_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX ix_identity_factor_account ON identity_factor (account_id);
      COMMENT ON TABLE identity_factor IS 'guarded: reached through functions of its owner only';
      COMMENT ON COLUMN identity_factor.last_step IS 'the last accepted time step of RFC 6238: codes of it and of earlier ones are refused';

      CREATE TABLE identity_recovery_code (
        account_id uuid NOT NULL
          CONSTRAINT fk_identity_recovery_code_account REFERENCES identity_account (id) ON DELETE CASCADE,
        code_hash bytea NOT NULL,
        CONSTRAINT pk_identity_recovery_code PRIMARY KEY (account_id, code_hash)
      );
      COMMENT ON TABLE identity_recovery_code IS 'guarded: reached through functions of its owner only';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity_recovery_code, identity_factor;
      ALTER TABLE identity_api_token DROP COLUMN with_factor;
      ALTER TABLE identity_session DROP COLUMN factor_at;
      ALTER TABLE identity_workspace DROP COLUMN second_factor;`);
  }
}
