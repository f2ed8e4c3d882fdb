import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeRolesHere } from './identity/workspace-functions.js';

const earlierSubjects = `'roundtable', 'agenda-item', 'conclusion', 'action', 'working-group', 'constituency-group',
  'person', 'wave', 'run', 'release'`;

const subjects = (among: string): string => `
  ALTER TABLE notifications_notification DROP CONSTRAINT ck_notifications_notification_subject,
    ADD CONSTRAINT ck_notifications_notification_subject CHECK (subject_type IN (${among}));`;

/**
 * Pairs of rights that someone completed for a person (docs/adr/0086): requests that await a second administrator or a
 * day, and what was given at once. Since when a member has had each role, and when an address was last changed.
 */
export class PairsOfRights1764000000930 implements MigrationInterface {
  readonly name = 'PairsOfRights1764000000930';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity_membership ADD COLUMN roles_since jsonb NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN identity_membership.roles_since IS 'role: time; since the member joined if it is missing';
      DROP FUNCTION identity_change_roles_here(uuid, text[]);

      ALTER TABLE identity_account ADD COLUMN email_changed_at timestamptz;

      CREATE TABLE identity_pair_request (
        id uuid CONSTRAINT pk_identity_pair_request PRIMARY KEY,
        workspace_id uuid NOT NULL,
        account_id uuid NOT NULL,
        person_id uuid NOT NULL,
        roles text[] NOT NULL CONSTRAINT ck_identity_pair_request_roles CHECK (cardinality(roles) > 0),
        pairs text[] NOT NULL,
        doubts text[] NOT NULL,
        requested_by uuid NOT NULL,
        requested_by_account uuid,
        requested_at timestamptz NOT NULL,
        takes_effect_at timestamptz NOT NULL,
        state text NOT NULL CONSTRAINT ck_identity_pair_request_state
          CHECK (state IN ('given', 'open', 'approved', 'refused', 'cancelled', 'elapsed', 'lapsed')),
        decided_by uuid,
        decided_by_account uuid,
        decided_at timestamptz,
        CONSTRAINT ck_identity_pair_request_decided CHECK ((state IN ('given', 'open')) = (decided_at IS NULL)),
        CONSTRAINT ck_identity_pair_request_other
          CHECK (state <> 'approved' OR decided_by <> requested_by AND decided_by <> person_id),
        CONSTRAINT fk_identity_pair_request_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id),
        CONSTRAINT fk_identity_pair_request_requested FOREIGN KEY (workspace_id, requested_by)
          REFERENCES identity_person (workspace_id, id),
        CONSTRAINT fk_identity_pair_request_decided FOREIGN KEY (workspace_id, decided_by)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_identity_pair_request_person ON identity_pair_request (workspace_id, person_id);
      CREATE INDEX ix_identity_pair_request_requested ON identity_pair_request (workspace_id, requested_by);
      CREATE INDEX ix_identity_pair_request_decided ON identity_pair_request (workspace_id, decided_by);
      CREATE UNIQUE INDEX ix_identity_pair_request_open ON identity_pair_request (workspace_id, account_id)
        WHERE state = 'open';
      COMMENT ON TABLE identity_pair_request IS 'server: SELECT, INSERT, UPDATE';
      SELECT isolate_workspace('identity_pair_request');
      ${subjects(`${earlierSubjects}, 'rights'`)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM notifications_notification WHERE subject_type = 'rights';
      ${subjects(earlierSubjects)}
      DROP TABLE identity_pair_request;
      DROP FUNCTION IF EXISTS identity_note_changed_address() CASCADE;
      DROP FUNCTION IF EXISTS identity_rights_here();
      DROP FUNCTION IF EXISTS identity_find_member(text, text);
      DROP FUNCTION IF EXISTS identity_change_roles_here(uuid, text[], timestamptz);
      ALTER TABLE identity_account DROP COLUMN email_changed_at;
      ALTER TABLE identity_membership DROP COLUMN roles_since;
      ${changeRolesHere}`);
  }
}
