import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a draft of a questionnaire was saved, so that two people who edit it do not overwrite each other. */
export class FormRevisions1764000000299 implements MigrationInterface {
  readonly name = 'FormRevisions1764000000299';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE surveys_form_draft ADD COLUMN revision integer NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE surveys_form_draft DROP COLUMN revision');
  }
}
