import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A meeting belongs to a roundtable or to a working group (ADR 51). Agenda items and documents of a working group have
 * no roundtable: they belong to its meeting.
 */
export class WorkingGroupMeetings1764000000284 implements MigrationInterface {
  readonly name = 'WorkingGroupMeetings1764000000284';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_meeting ALTER COLUMN roundtable_id DROP NOT NULL,
        ADD COLUMN working_group_id uuid,
        ADD COLUMN time_zone text,
        ADD CONSTRAINT fk_dialogue_meeting_working_group
          FOREIGN KEY (workspace_id, working_group_id) REFERENCES dialogue_working_group (workspace_id, id),
        ADD CONSTRAINT uq_dialogue_meeting_group_number UNIQUE (working_group_id, number),
        ADD CONSTRAINT ck_dialogue_meeting_body CHECK (num_nonnulls(roundtable_id, working_group_id) = 1),
        ADD CONSTRAINT ck_dialogue_meeting_time_zone CHECK ((working_group_id IS NULL) = (time_zone IS NULL));
      ALTER TABLE dialogue_agenda_item DROP CONSTRAINT ck_dialogue_agenda_item_backlog,
        ADD CONSTRAINT ck_dialogue_agenda_item_backlog
          CHECK (num_nonnulls(roundtable_id, meeting_id) > 0 OR status = 'proposed');
      ALTER TABLE dialogue_document ALTER COLUMN roundtable_id DROP NOT NULL,
        ADD CONSTRAINT ck_dialogue_document_body CHECK (num_nonnulls(roundtable_id, meeting_id) > 0);
      CREATE INDEX ix_dialogue_agenda_item_meeting ON dialogue_agenda_item (meeting_id);
      CREATE INDEX ix_dialogue_document_meeting ON dialogue_document (meeting_id)`);
  }

  /** Without this step there is no place for the meetings of working groups, so they are deleted with their rooms. */
  async down(runner: QueryRunner): Promise<void> {
    const ofGroups = '(SELECT id FROM dialogue_meeting WHERE working_group_id IS NOT NULL)';
    await runner.query(`
      DELETE FROM notifications_invitation WHERE meeting_id IN ${ofGroups};
      DELETE FROM live_attendance WHERE meeting_id IN ${ofGroups};
      DELETE FROM live_speech WHERE roundtable_id IN ${ofGroups};
      DELETE FROM live_room_event WHERE roundtable_id IN ${ofGroups};
      DELETE FROM live_room WHERE roundtable_id IN ${ofGroups};
      DELETE FROM dialogue_document WHERE roundtable_id IS NULL;
      DELETE FROM dialogue_agenda_item WHERE meeting_id IN ${ofGroups};
      DELETE FROM dialogue_meeting WHERE working_group_id IS NOT NULL;
      DROP INDEX ix_dialogue_agenda_item_meeting, ix_dialogue_document_meeting;
      ALTER TABLE dialogue_document DROP CONSTRAINT ck_dialogue_document_body, ALTER COLUMN roundtable_id SET NOT NULL;
      ALTER TABLE dialogue_agenda_item DROP CONSTRAINT ck_dialogue_agenda_item_backlog,
        ADD CONSTRAINT ck_dialogue_agenda_item_backlog CHECK (roundtable_id IS NOT NULL OR status = 'proposed');
      ALTER TABLE dialogue_meeting DROP COLUMN working_group_id, DROP COLUMN time_zone,
        ALTER COLUMN roundtable_id SET NOT NULL`);
  }
}
