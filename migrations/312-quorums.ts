import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The titular seats of each group that must be attended at the meetings of a roundtable; null: more than half of them.
 * A meeting that has ended keeps what was set then.
 */
export class Quorums1764000000312 implements MigrationInterface {
  readonly name = 'Quorums1764000000312';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_roundtable ADD COLUMN quorum_government integer, ADD COLUMN quorum_employers integer,
        ADD COLUMN quorum_workers integer,
        ADD CONSTRAINT ck_dialogue_roundtable_quorum CHECK (coalesce(quorum_government, 0) BETWEEN 0 AND 200
          AND coalesce(quorum_employers, 0) BETWEEN 0 AND 200 AND coalesce(quorum_workers, 0) BETWEEN 0 AND 200);
      ALTER TABLE dialogue_meeting ADD COLUMN quorum jsonb;
      UPDATE dialogue_meeting SET quorum = '{"government": null, "employers": null, "workers": null}'
        WHERE roundtable_id IS NOT NULL AND state = 'closed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_roundtable DROP COLUMN quorum_government, DROP COLUMN quorum_employers,
        DROP COLUMN quorum_workers;
      ALTER TABLE dialogue_meeting DROP COLUMN quorum`);
  }
}
