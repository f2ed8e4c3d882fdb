import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The weight set that a run was asked to use; null = the wave's current one. */
export class RunWeights1764000000131 implements MigrationInterface {
  readonly name = 'RunWeights1764000000131';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE indicators_run ADD COLUMN weight_set_id uuid,
        ADD CONSTRAINT fk_indicators_run_weight_set FOREIGN KEY (workspace_id, weight_set_id)
          REFERENCES indicators_weight_set (workspace_id, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE indicators_run DROP COLUMN weight_set_id;');
  }
}
