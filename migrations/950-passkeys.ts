import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys as second factors, and the challenge that a session has to answer once (docs/adr/0088). */
export class Passkeys1764000000950 implements MigrationInterface {
  readonly name = 'Passkeys1764000000950';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity_factor
        ALTER COLUMN last_step DROP NOT NULL,
        ADD COLUMN credential_id text CONSTRAINT uq_identity_factor_credential UNIQUE,
        ADD COLUMN public_key bytea,
        ADD COLUMN counter bigint,
        ADD CONSTRAINT ck_identity_factor_kind CHECK (
          CASE WHEN credential_id IS NULL THEN last_step IS NOT NULL AND public_key IS NULL AND counter IS NULL
          ELSE last_step IS NULL AND public_key IS NOT NULL AND counter IS NOT NULL END);
      COMMENT ON COLUMN identity_factor.credential_id IS 'of a passkey; null for an authenticator app';
      COMMENT ON COLUMN identity_factor.counter IS 'of a passkey, as it was last reported: a lower one shows a copy';

      ALTER TABLE identity_session ADD COLUMN challenge text, ADD COLUMN challenge_ends_at timestamptz;
      COMMENT ON COLUMN identity_session.challenge IS 'what a passkey has to sign, deleted by the first answer';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity_session DROP COLUMN challenge_ends_at, DROP COLUMN challenge;
      DELETE FROM identity_factor WHERE credential_id IS NOT NULL;
      ALTER TABLE identity_factor DROP CONSTRAINT ck_identity_factor_kind, DROP COLUMN counter, DROP COLUMN public_key,
        DROP COLUMN credential_id, ALTER COLUMN last_step SET NOT NULL;`);
  }
}
