import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions on flagged answers, until figures are computed. A decision is deleted with its answer. */
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
        CONSTRAINT pk_surveys_review PRIMARY KEY (wave_id, response_id),
        CONSTRAINT fk_surveys_review_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
      );
      SELECT isolate_workspace('surveys_review');
      ALTER TABLE surveys_wave ADD COLUMN review_closed boolean NOT NULL DEFAULT false;
      UPDATE surveys_wave w SET review_closed = true
        WHERE EXISTS (SELECT FROM indicators_run r WHERE r.wave_id = w.id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE surveys_wave DROP COLUMN review_closed; DROP TABLE surveys_review;');
  }
}
