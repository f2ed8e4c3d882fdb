import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Group meetings: those of one constituency at a roundtable (ADR 54). One policy says who sees the group; all other
 * policies ask whether the group, or the meeting, is visible.
 */
export class ConstituencyMeetings1764000000285 implements MigrationInterface {
  readonly name = 'ConstituencyMeetings1764000000285';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(group);
    await runner.query(meetings);
    for (const [table, visible] of visibleWhere)
      await runner.query(
        `CREATE POLICY group_isolation ON ${table} AS RESTRICTIVE USING (${visible}) WITH CHECK (${visible})`,
      );
  }

  /** Without this step there is no place for group meetings, so they are deleted with everything that refers to them. */
  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of visibleWhere) await runner.query(`DROP POLICY group_isolation ON ${table}`);
    await runner.query(deletion);
  }
}

const group = `
CREATE TABLE dialogue_constituency_group (
  id uuid CONSTRAINT pk_dialogue_constituency_group PRIMARY KEY,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  constituency text NOT NULL CONSTRAINT ck_dialogue_constituency_group_constituency
    CHECK (constituency IN ('government', 'employers', 'workers')),
  created_at timestamptz NOT NULL,
  CONSTRAINT uq_dialogue_constituency_group_constituency UNIQUE (roundtable_id, constituency),
  CONSTRAINT fk_dialogue_constituency_group_roundtable
    FOREIGN KEY (workspace_id, roundtable_id) REFERENCES dialogue_roundtable (workspace_id, id)
);
CREATE UNIQUE INDEX ix_dialogue_constituency_group_workspace ON dialogue_constituency_group (workspace_id, id);
SELECT isolate_workspace('dialogue_constituency_group')`;

const meetings = `
ALTER TABLE dialogue_meeting ADD COLUMN constituency_group_id uuid,
  ADD CONSTRAINT fk_dialogue_meeting_constituency_group FOREIGN KEY (workspace_id, constituency_group_id)
    REFERENCES dialogue_constituency_group (workspace_id, id),
  ADD CONSTRAINT uq_dialogue_meeting_constituency_number UNIQUE (constituency_group_id, number),
  DROP CONSTRAINT ck_dialogue_meeting_body, DROP CONSTRAINT ck_dialogue_meeting_time_zone,
  ADD CONSTRAINT ck_dialogue_meeting_body
    CHECK (num_nonnulls(roundtable_id, working_group_id, constituency_group_id) = 1),
  ADD CONSTRAINT ck_dialogue_meeting_time_zone CHECK ((roundtable_id IS NOT NULL) = (time_zone IS NULL));
ALTER TABLE notifications_notification DROP CONSTRAINT ck_notifications_notification_subject,
  ADD CONSTRAINT ck_notifications_notification_subject CHECK (subject_type IN ('roundtable', 'agenda-item',
    'conclusion', 'action', 'working-group', 'constituency-group', 'person', 'wave', 'run', 'release'))`;

/**
 * Members: people of the constituency who have a seat of it at the roundtable. The program itself sends invitations,
 * numbers events and shows rooms to their members, so it sees all groups.
 */
const member = `
  current_setting('app.groups', true) = 'all'
  OR constituency = current_setting('app.constituency', true) AND EXISTS (
    SELECT 1 FROM dialogue_seat s WHERE s.roundtable_id = dialogue_constituency_group.roundtable_id
      AND s.constituency = dialogue_constituency_group.constituency
      AND s.person_id::text = current_setting('app.person', true))`;

const inGroup = (id: string): string => `EXISTS (SELECT 1 FROM dialogue_constituency_group g WHERE g.id = ${id})`;

/** Columns are named with their table: `roundtable_id` alone would be that of the meeting. */
const atMeeting = (column: string): string => `EXISTS (SELECT 1 FROM dialogue_meeting m WHERE m.id = ${column})`;

const atMeetingOrNone = (column: string): readonly [string, string] => [
  column.split('.')[0]!,
  `${column} IS NULL OR ${atMeeting(column)}`,
];
const atMeetingOnly = (column: string): readonly [string, string] => [column.split('.')[0]!, atMeeting(column)];

const groupOfEvent = `domain_event.payload ->> 'constituencyGroupId'`;

/** Tables, and which of their rows are visible. */
const visibleWhere: readonly (readonly [string, string])[] = [
  ['dialogue_constituency_group', member],
  [
    'dialogue_meeting',
    `dialogue_meeting.constituency_group_id IS NULL OR ${inGroup('dialogue_meeting.constituency_group_id')}`,
  ],
  atMeetingOrNone('dialogue_agenda_item.meeting_id'),
  atMeetingOrNone('dialogue_document.meeting_id'),
  atMeetingOnly('live_room.roundtable_id'),
  atMeetingOnly('live_room_event.roundtable_id'),
  atMeetingOnly('live_speech.roundtable_id'),
  atMeetingOnly('live_attendance.meeting_id'),
  atMeetingOnly('notifications_invitation.meeting_id'),
  [
    'notifications_invitation_link',
    'EXISTS (SELECT 1 FROM notifications_invitation i WHERE i.id = notifications_invitation_link.invitation_id)',
  ],
  [
    'notifications_notification',
    `notifications_notification.subject_type <> 'constituency-group'
      OR ${inGroup('notifications_notification.subject_id')}`,
  ],
  ['domain_event', `${groupOfEvent} IS NULL OR ${inGroup(`(${groupOfEvent})::uuid`)}`],
];

const ofGroups = '(SELECT id FROM dialogue_meeting WHERE constituency_group_id IS NOT NULL)';

const deletion = `
DELETE FROM notifications_notification WHERE subject_type IN ('constituency-group', 'person');
DELETE FROM notifications_invitation WHERE meeting_id IN ${ofGroups};
DELETE FROM live_attendance WHERE meeting_id IN ${ofGroups};
DELETE FROM live_speech WHERE roundtable_id IN ${ofGroups};
DELETE FROM live_room_event WHERE roundtable_id IN ${ofGroups};
DELETE FROM live_room WHERE roundtable_id IN ${ofGroups};
DELETE FROM dialogue_document WHERE meeting_id IN ${ofGroups};
DELETE FROM dialogue_agenda_item WHERE meeting_id IN ${ofGroups};
DELETE FROM dialogue_meeting WHERE constituency_group_id IS NOT NULL;
ALTER TABLE notifications_notification DROP CONSTRAINT ck_notifications_notification_subject,
  ADD CONSTRAINT ck_notifications_notification_subject CHECK (subject_type IN (
    'roundtable', 'agenda-item', 'conclusion', 'action', 'working-group', 'wave', 'run', 'release'));
ALTER TABLE dialogue_meeting DROP CONSTRAINT ck_dialogue_meeting_body, DROP CONSTRAINT ck_dialogue_meeting_time_zone,
  DROP COLUMN constituency_group_id,
  ADD CONSTRAINT ck_dialogue_meeting_body CHECK (num_nonnulls(roundtable_id, working_group_id) = 1),
  ADD CONSTRAINT ck_dialogue_meeting_time_zone CHECK ((working_group_id IS NULL) = (time_zone IS NULL));
DROP TABLE dialogue_constituency_group`;
