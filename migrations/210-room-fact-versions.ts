import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of the live room say in which version of their shape they were written; those that are there, in the first. */
export class RoomFactVersions1764000000210 implements MigrationInterface {
  readonly name = 'RoomFactVersions1764000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE live_room_event ADD COLUMN fact_version integer NOT NULL DEFAULT 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE live_room_event DROP COLUMN fact_version`);
  }
}
