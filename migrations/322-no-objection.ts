import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conclusions that were reached because no one present objected. */
export class NoObjection1764000000322 implements MigrationInterface {
  readonly name = 'NoObjection1764000000322';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(allowing('agreed', 'no-objection', 'ad-referendum'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE dialogue_conclusion SET agreement = 'agreed' WHERE agreement = 'no-objection';
      ${allowing('agreed', 'ad-referendum')}`);
  }
}

const allowing = (...agreements: readonly string[]): string => `
  ALTER TABLE dialogue_conclusion DROP CONSTRAINT ck_dialogue_conclusion_agreement,
    ADD CONSTRAINT ck_dialogue_conclusion_agreement
      CHECK (agreement IN (${agreements.map((each) => `'${each}'`).join(', ')}));`;
