import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A group whose last titular member with access leaves: the access of its other members is suspended until its
 * organisation nominates a successor by letter (docs/adr/0054).
 */
export class ClosedGroups1764000000945 implements MigrationInterface {
  readonly name = 'ClosedGroups1764000000945';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_group_acceptance
        ADD COLUMN suspended boolean NOT NULL DEFAULT false,
        ADD COLUMN closed_group text CONSTRAINT ck_dialogue_group_acceptance_closed
          CHECK (closed_group IN ('to-record', 'recorded')),
        ADD CONSTRAINT ck_dialogue_group_acceptance_suspended
          CHECK (NOT suspended OR since IS NOT NULL AND ended_at IS NOT NULL);
      COMMENT ON COLUMN dialogue_group_acceptance.suspended IS 'ended because no titular member had access any more';
      COMMENT ON COLUMN dialogue_group_acceptance.closed_group IS 'of the last titular member with access, who left';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_group_acceptance DROP CONSTRAINT ck_dialogue_group_acceptance_suspended,
        DROP COLUMN closed_group, DROP COLUMN suspended;
      DROP FUNCTION IF EXISTS dialogue_close_group(uuid, uuid, text, uuid);`);
  }
}
