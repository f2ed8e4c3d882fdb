import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The share of women among titular seats that a workspace wants to reach, in percent. No row: no target. */
export class WomenShareTargets1764000000319 implements MigrationInterface {
  readonly name = 'WomenShareTargets1764000000319';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dialogue_women_share_target (
        workspace_id uuid CONSTRAINT pk_dialogue_women_share_target PRIMARY KEY,
        percent integer NOT NULL CONSTRAINT ck_dialogue_women_share_target_percent CHECK (percent BETWEEN 1 AND 100)
      );
      SELECT isolate_workspace('dialogue_women_share_target');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dialogue_women_share_target');
  }
}
