import type { MigrationInterface, QueryRunner } from 'typeorm';

const functions = (...functions: readonly string[]): string => `
  ALTER TABLE dialogue_seat DROP CONSTRAINT ck_dialogue_seat_function;
  ALTER TABLE dialogue_seat ADD CONSTRAINT ck_dialogue_seat_function
    CHECK (function IN (${functions.map((one) => `'${one}'`).join(', ')}));`;

/**
 * Moderators conduct the session in the room as the chair does; templates contain how many seats of each kind and
 * function a roundtable has (ADR 73).
 */
export class FunctionsOfSeats1764000000329 implements MigrationInterface {
  readonly name = 'FunctionsOfSeats1764000000329';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${functions('chair', 'vice-chair', 'moderator', 'rapporteur', 'spokesperson')}
      ALTER TABLE dialogue_agenda_template ADD COLUMN seats jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE dialogue_agenda_template ALTER COLUMN seats DROP DEFAULT;
      ALTER TABLE dialogue_roundtable ADD COLUMN seat_frame jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE dialogue_roundtable ALTER COLUMN seat_frame DROP DEFAULT;`);
  }

  /** Without this step moderators have a seat without function. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_roundtable DROP COLUMN seat_frame;
      ALTER TABLE dialogue_agenda_template DROP COLUMN seats;
      UPDATE dialogue_seat SET function = NULL WHERE function = 'moderator';
      ${functions('chair', 'vice-chair', 'rapporteur', 'spokesperson')}`);
  }
}
