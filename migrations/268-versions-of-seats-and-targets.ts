import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two people who change or remove the same seat or target at once: the change of the second is refused, instead of overwriting the first. */
export class VersionsOfSeatsAndTargets1764000000268 implements MigrationInterface {
  readonly name = 'VersionsOfSeatsAndTargets1764000000268';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['dialogue_seat', 'roadmap_target'])
      await runner.query(`
        ALTER TABLE ${table} ADD COLUMN version integer NOT NULL DEFAULT 1;
        ALTER TABLE ${table} ALTER COLUMN version DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['dialogue_seat', 'roadmap_target'])
      await runner.query(`ALTER TABLE ${table} DROP COLUMN version`);
  }
}
