import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (...kinds: readonly string[]): string => `
  ALTER TABLE dialogue_agenda_item DROP CONSTRAINT ck_dialogue_agenda_item_kind;
  ALTER TABLE dialogue_agenda_item ADD CONSTRAINT ck_dialogue_agenda_item_kind
    CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}));`;

const before = ['topic', 'overdue-action', 'disputed-action', 'moved-indicator'];

/** Breaks on an agenda, which have a duration, and proposals that open reservations make. */
export class Breaks1764000000327 implements MigrationInterface {
  readonly name = 'Breaks1764000000327';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${kinds(...before, 'open-reservation', 'break')}
      ALTER TABLE dialogue_agenda_item ADD CONSTRAINT ck_dialogue_agenda_item_break
        CHECK (kind <> 'break' OR planned_minutes IS NOT NULL);`);
  }

  /** Without this step breaks and open reservations are ordinary topics. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_agenda_item DROP CONSTRAINT ck_dialogue_agenda_item_break;
      UPDATE dialogue_agenda_item SET kind = 'topic' WHERE kind IN ('break', 'open-reservation');
      ${kinds(...before)}`);
  }
}
