import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Decisions on flagged answers, until figures are computed from them. Version 0: none was taken before. A decision is
 * deleted with its answer.
 */
export class Reviews1764000000344 implements MigrationInterface {
  readonly name = 'Reviews1764000000344';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_review (
        wave_id uuid NOT NULL,
        response_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        left_out boolean NOT NULL,
        reason text NOT NULL,
        decided_by uuid,
        decided_at timestamptz NOT NULL,
        version integer NOT NULL,
        final boolean NOT NULL DEFAULT false,
        CONSTRAINT pk_surveys_review PRIMARY KEY (wave_id, response_id),
        CONSTRAINT fk_surveys_review_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
      );
      SELECT isolate_workspace('surveys_review');
      COMMENT ON COLUMN surveys_review.final IS 'figures were computed with or without the answer';
      INSERT INTO surveys_review (wave_id, response_id, workspace_id, left_out, reason, decided_at, version, final)
        SELECT r.wave_id, r.id, r.workspace_id, false, '', now(), 0, true FROM surveys_response r
        WHERE r.flags <> '{}' AND EXISTS (SELECT FROM indicators_run i WHERE i.wave_id = r.wave_id AND i.state = 'done');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE surveys_review;');
  }
}
