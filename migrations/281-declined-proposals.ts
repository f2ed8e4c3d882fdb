import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a proposal for an agenda was declined: its author reads the reason. Null for those declined before. */
export class DeclinedProposals1764000000281 implements MigrationInterface {
  readonly name = 'DeclinedProposals1764000000281';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE dialogue_agenda_item ADD COLUMN declined_reason text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE dialogue_agenda_item DROP COLUMN declined_reason`);
  }
}
