import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A command of the console that was given without a connection takes effect when it was meant: beside that time stand when it
 * reached the server, and what the device said. Events from before know the one time only.
 */
export class RoomEventTimes1764000000220 implements MigrationInterface {
  readonly name = 'RoomEventTimes1764000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE live_room_event ADD COLUMN received_at timestamptz, ADD COLUMN meant_at timestamptz`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE live_room_event DROP COLUMN meant_at, DROP COLUMN received_at`);
  }
}
