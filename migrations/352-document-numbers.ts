import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers of documents, given when their meeting is convened (ADR 80). Null: not convened yet, or a paper of an answer. */
export class DocumentNumbers1764000000352 implements MigrationInterface {
  readonly name = 'DocumentNumbers1764000000352';

  /** Documents of meetings that were convened before get numbers in the order in which they were attached. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_document ADD COLUMN number integer;
      WITH numbered AS (
        SELECT d.id, row_number() OVER (
          PARTITION BY coalesce(d.roundtable_id, m.working_group_id, m.constituency_group_id) ORDER BY d.attached_at, d.id) AS place
        FROM dialogue_document d LEFT JOIN dialogue_agenda_item i ON i.id = d.agenda_item_id
        LEFT JOIN dialogue_meeting m ON m.id = coalesce(i.meeting_id, d.meeting_id)
        LEFT JOIN dialogue_roundtable r ON r.id = d.roundtable_id
        WHERE coalesce(m.state NOT IN ('planned', 'cancelled'), r.state <> 'draft')
          AND (d.agenda_item_id IS NULL OR m.id IS NOT NULL)
          AND NOT EXISTS (SELECT FROM dialogue_confirmation c WHERE c.document_id = d.id)
      )
      UPDATE dialogue_document d SET number = place FROM numbered WHERE numbered.id = d.id;
      CREATE UNIQUE INDEX ix_dialogue_document_number
        ON dialogue_document (workspace_id, coalesce(roundtable_id, meeting_id), number) WHERE number IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_dialogue_document_number;
      ALTER TABLE dialogue_document DROP COLUMN number`);
  }
}
