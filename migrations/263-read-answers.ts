import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A run reads all answers again (ADR 36): of what runs kept for the next one only the ids of the answers stay. */
export class ReadAnswers1764000000263 implements MigrationInterface {
  readonly name = 'ReadAnswers1764000000263';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE indicators_kept_sums DROP COLUMN basis, DROP COLUMN low_pay, DROP COLUMN sums;
      ALTER TABLE indicators_kept_sums RENAME TO indicators_read_answers;
      ALTER TABLE indicators_read_answers RENAME CONSTRAINT pk_indicators_kept_sums TO pk_indicators_read_answers;
      ALTER TABLE indicators_read_answers RENAME CONSTRAINT fk_indicators_kept_sums_run TO fk_indicators_read_answers_run;
      UPDATE indicators_run SET work = jsonb_set(work - 'mode' - 'reasons' - 'kept', '{read}',
        to_jsonb((work ->> 'read')::int + (work ->> 'kept')::int)) WHERE work IS NOT NULL;`);
  }

  /** Without the sums the next run reads all answers, and answers of earlier runs count as read by an unknown run. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE indicators_run SET work = work || '{"mode": "full", "reasons": ["first"], "kept": 0}' WHERE work IS NOT NULL;
      DELETE FROM indicators_read_answers;
      ALTER TABLE indicators_read_answers RENAME CONSTRAINT fk_indicators_read_answers_run TO fk_indicators_kept_sums_run;
      ALTER TABLE indicators_read_answers RENAME CONSTRAINT pk_indicators_read_answers TO pk_indicators_kept_sums;
      ALTER TABLE indicators_read_answers RENAME TO indicators_kept_sums;
      ALTER TABLE indicators_kept_sums ADD COLUMN basis jsonb NOT NULL, ADD COLUMN low_pay jsonb NOT NULL, ADD COLUMN sums bytea NOT NULL;`);
  }
}
