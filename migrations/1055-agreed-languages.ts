import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which language a conclusion was agreed: its other version is a translation until the groups adopt it (ADR 30). */
export class AgreedLanguages1764000001055 implements MigrationInterface {
  readonly name = 'AgreedLanguages1764000001055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_conclusion ADD COLUMN agreed_in text;
      UPDATE dialogue_conclusion
        SET agreed_in = CASE WHEN text ->> 'zh' = '' THEN 'en' WHEN text ->> 'en' = '' THEN 'zh' ELSE 'both' END;
      ALTER TABLE dialogue_conclusion ALTER COLUMN agreed_in SET NOT NULL,
        ADD CONSTRAINT ck_dialogue_conclusion_agreed_in CHECK (agreed_in IN ('en', 'zh', 'both'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dialogue_conclusion DROP COLUMN agreed_in');
  }
}
