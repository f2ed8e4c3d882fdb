import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which meeting an agenda item was moved to its present one, and its numbers in other meetings (ADR 80). */
export class MovedItems1764000000353 implements MigrationInterface {
  readonly name = 'MovedItems1764000000353';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_agenda_item ADD COLUMN moved_from_id uuid,
        ADD COLUMN former_numbers jsonb NOT NULL DEFAULT '{}',
        ADD CONSTRAINT fk_dialogue_agenda_item_moved_from FOREIGN KEY (workspace_id, moved_from_id)
          REFERENCES dialogue_meeting (workspace_id, id);
      CREATE INDEX ix_dialogue_agenda_item_moved_from ON dialogue_agenda_item (workspace_id, moved_from_id)
        WHERE moved_from_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_dialogue_agenda_item_moved_from;
      ALTER TABLE dialogue_agenda_item DROP COLUMN moved_from_id, DROP COLUMN former_numbers`);
  }
}
