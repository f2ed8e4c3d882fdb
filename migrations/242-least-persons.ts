import type { MigrationInterface, QueryRunner } from 'typeorm';

const check = (least: number): string => `
  ALTER TABLE surveys_wave DROP CONSTRAINT ck_surveys_wave_minimum;
  ALTER TABLE surveys_wave ADD CONSTRAINT ck_surveys_wave_minimum
    CHECK (minimum_persons >= ${least} AND minimum_enterprises >= 1);`;

/** No figure of fewer than five persons: waves could be set to three, while runs on them used five all the same. */
export class LeastPersons1764000000242 implements MigrationInterface {
  readonly name = 'LeastPersons1764000000242';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE surveys_wave SET minimum_persons = 5 WHERE minimum_persons < 5; ${check(5)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(check(3));
  }
}
