import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations to meetings with what was answered, their links, and the calendar part of emails (ADR 49). */
export class MeetingInvitations1764000000283 implements MigrationInterface {
  readonly name = 'MeetingInvitations1764000000283';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications_invitation (
        id uuid CONSTRAINT pk_notifications_invitation PRIMARY KEY,
        workspace_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        person_id uuid NOT NULL,
        address text NOT NULL CONSTRAINT ck_notifications_invitation_address CHECK (address !~ '[[:cntrl:]]'),
        sequence integer NOT NULL,
        schedule text NOT NULL,
        invited_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        reminded_at timestamptz,
        answer text,
        answered_at timestamptz,
        CONSTRAINT uq_notifications_invitation_person UNIQUE (workspace_id, meeting_id, person_id),
        CONSTRAINT ck_notifications_invitation_sequence CHECK (sequence >= 0),
        CONSTRAINT ck_notifications_invitation_answer CHECK (answer IN ('accepted', 'declined', 'substitute')),
        CONSTRAINT ck_notifications_invitation_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CONSTRAINT fk_notifications_invitation_meeting
          FOREIGN KEY (workspace_id, meeting_id) REFERENCES dialogue_meeting (workspace_id, id),
        CONSTRAINT fk_notifications_invitation_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX ix_notifications_invitation_workspace ON notifications_invitation (workspace_id, id);
      SELECT isolate_workspace('notifications_invitation');

      CREATE TABLE notifications_invitation_link (
        token_hash bytea CONSTRAINT pk_notifications_invitation_link PRIMARY KEY,
        workspace_id uuid NOT NULL,
        invitation_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT fk_notifications_invitation_link_invitation FOREIGN KEY (workspace_id, invitation_id)
          REFERENCES notifications_invitation (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX ix_notifications_invitation_link_invitation
        ON notifications_invitation_link (workspace_id, invitation_id);
      SELECT isolate_workspace('notifications_invitation_link');

      ALTER TABLE mail_outbox ADD COLUMN calendar text;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE notifications_invitation_link, notifications_invitation;
      ALTER TABLE mail_outbox DROP COLUMN calendar;`);
  }
}
