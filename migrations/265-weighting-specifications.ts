import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names of the API in the database: weighting specifications of weight sets, and late answers that wait after a run. */
export class WeightingSpecifications1764000000265 implements MigrationInterface {
  readonly name = 'WeightingSpecifications1764000000265';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE indicators_weight_set RENAME COLUMN recipe TO specification');
    await rename(runner, { table: 'job_run', column: 'params', from: 'recipe', to: 'specification' });
    await rename(runner, { table: 'indicators_run', column: 'work', from: 'othersWait', to: 'lateAnswersWaiting' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await rename(runner, { table: 'indicators_run', column: 'work', from: 'lateAnswersWaiting', to: 'othersWait' });
    await rename(runner, { table: 'job_run', column: 'params', from: 'specification', to: 'recipe' });
    await runner.query('ALTER TABLE indicators_weight_set RENAME COLUMN specification TO recipe');
  }
}

interface Renaming {
  readonly table: string;
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

/** Renames a key of a JSON column in the rows that have it. */
async function rename(runner: QueryRunner, { table, column, from, to }: Renaming): Promise<void> {
  await runner.query(
    `UPDATE ${table} SET ${column} = (${column} - '${from}') || jsonb_build_object('${to}', ${column} -> '${from}')
     WHERE ${column} ? '${from}'`,
  );
}
