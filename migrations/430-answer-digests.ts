import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed digests of readable answers. The salt of an answer is in its row, so that it is deleted with it. */
export class AnswerDigests1764000000430 implements MigrationInterface {
  readonly name = 'AnswerDigests1764000000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_response ADD COLUMN salt bytea NOT NULL DEFAULT uuid_send(gen_random_uuid());
      CREATE TABLE surveys_answer_digest (
        wave_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT pk_surveys_answer_digest PRIMARY KEY (wave_id),
        CONSTRAINT fk_surveys_answer_digest_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
      );
      SELECT isolate_workspace('surveys_answer_digest');
      COMMENT ON COLUMN surveys_answer_digest.content IS 'encrypted and authenticated with the audit key: by group, the number of answers and the sum of their keyed hashes';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE surveys_answer_digest; ALTER TABLE surveys_response DROP COLUMN salt;');
  }
}
