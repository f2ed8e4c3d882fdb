import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the session of a meeting first began and last ended, for its record. */
export class TimesOfMeetings1764000000980 implements MigrationInterface {
  readonly name = 'TimesOfMeetings1764000000980';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dialogue_meeting ADD COLUMN began_at timestamptz, ADD COLUMN ended_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dialogue_meeting DROP COLUMN began_at, DROP COLUMN ended_at');
  }
}
