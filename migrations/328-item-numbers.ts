import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers of agenda items, given when their meeting is convened. Null: not convened yet, or a break. Finds the item that continues another. */
export class ItemNumbers1764000000328 implements MigrationInterface {
  readonly name = 'ItemNumbers1764000000328';

  /** Items of meetings that were convened before get the numbers that they were shown with. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_agenda_item ADD COLUMN number text;
      CREATE INDEX ix_dialogue_agenda_item_carried_from ON dialogue_agenda_item (carried_from_id)
        WHERE carried_from_id IS NOT NULL;
      WITH RECURSIVE placed AS (
        SELECT i.id, i.parent_id,
          row_number() OVER (PARTITION BY i.meeting_id, i.parent_id ORDER BY i.day, i.position, i.id) AS place
        FROM dialogue_agenda_item i JOIN dialogue_meeting m ON m.id = i.meeting_id
        WHERE m.state <> 'planned' AND i.status NOT IN ('proposed', 'declined') AND i.kind <> 'break'
      ), numbered AS (
        SELECT id, place::text AS number FROM placed WHERE parent_id IS NULL
        UNION ALL
        SELECT p.id, n.number || '.' || p.place FROM placed p JOIN numbered n ON n.id = p.parent_id
      )
      UPDATE dialogue_agenda_item i SET number = numbered.number FROM numbered WHERE numbered.id = i.id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_dialogue_agenda_item_carried_from;
      ALTER TABLE dialogue_agenda_item DROP COLUMN number`);
  }
}
