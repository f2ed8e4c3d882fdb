import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The meetings of a roundtable, with agenda, room and documents (ADR 44). The first meeting has the id of its
 * roundtable, so that the rooms and speeches that exist are those of the first meeting without being changed.
 */
export class Meetings1764000000280 implements MigrationInterface {
  readonly name = 'Meetings1764000000280';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(firstMeetings);
    await runner.query(references);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_dialogue_agenda_item_source;
      CREATE UNIQUE INDEX ix_dialogue_agenda_item_source
        ON dialogue_agenda_item (roundtable_id, source_type, source_id)
        WHERE source_id IS NOT NULL AND roundtable_id IS NOT NULL;
      ALTER TABLE live_room DROP CONSTRAINT fk_live_room_meeting, ADD CONSTRAINT fk_live_room_roundtable
        FOREIGN KEY (workspace_id, roundtable_id) REFERENCES dialogue_roundtable (workspace_id, id);
      ALTER TABLE dialogue_agenda_item DROP COLUMN meeting_id;
      ALTER TABLE dialogue_document DROP COLUMN meeting_id;
      ALTER TABLE dialogue_conclusion DROP COLUMN meeting_id;
      DROP TABLE dialogue_meeting`);
  }
}

const table = `
CREATE TABLE dialogue_meeting (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  number integer NOT NULL,
  title jsonb,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  opens_at text,
  closes_at text,
  place_id uuid,
  state text NOT NULL,
  reason text,
  version integer NOT NULL,
  field_versions jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_dialogue_meeting PRIMARY KEY (id),
  CONSTRAINT uq_dialogue_meeting_number UNIQUE (roundtable_id, number),
  CONSTRAINT ck_dialogue_meeting_number CHECK (number >= 1),
  CONSTRAINT ck_dialogue_meeting_days CHECK (ends_on >= starts_on),
  CONSTRAINT ck_dialogue_meeting_state CHECK (state IN ('planned', 'convened', 'in-session', 'closed', 'cancelled')),
  CONSTRAINT fk_dialogue_meeting_roundtable
    FOREIGN KEY (workspace_id, roundtable_id) REFERENCES dialogue_roundtable (workspace_id, id),
  CONSTRAINT fk_dialogue_meeting_place FOREIGN KEY (workspace_id, place_id) REFERENCES directory_place (workspace_id, id)
);
CREATE UNIQUE INDEX ix_dialogue_meeting_workspace ON dialogue_meeting (workspace_id, id);
SELECT isolate_workspace('dialogue_meeting')`;

/** A reopened roundtable has an open room, as before. */
const firstMeetings = `
INSERT INTO dialogue_meeting (id, workspace_id, roundtable_id, number, starts_on, ends_on, opens_at, place_id, state,
  version, field_versions, created_at)
SELECT id, workspace_id, id, 1, starts_on, ends_on, opens_at, place_id,
  CASE state WHEN 'draft' THEN 'planned' WHEN 'reopened' THEN 'in-session' ELSE state END, 1, '{}', created_at
FROM dialogue_roundtable`;

/** An item that was carried over within its roundtable leaves its source to the item that continues it. */
const references = `
ALTER TABLE dialogue_agenda_item ADD COLUMN meeting_id uuid,
  ADD CONSTRAINT fk_dialogue_agenda_item_meeting
    FOREIGN KEY (workspace_id, meeting_id) REFERENCES dialogue_meeting (workspace_id, id);
UPDATE dialogue_agenda_item SET meeting_id = roundtable_id WHERE status NOT IN ('proposed', 'declined');
ALTER TABLE dialogue_document ADD COLUMN meeting_id uuid,
  ADD CONSTRAINT fk_dialogue_document_meeting
    FOREIGN KEY (workspace_id, meeting_id) REFERENCES dialogue_meeting (workspace_id, id);
UPDATE dialogue_document SET meeting_id = roundtable_id;
ALTER TABLE dialogue_conclusion ADD COLUMN meeting_id uuid,
  ADD CONSTRAINT fk_dialogue_conclusion_meeting
    FOREIGN KEY (workspace_id, meeting_id) REFERENCES dialogue_meeting (workspace_id, id);
UPDATE dialogue_conclusion SET meeting_id = roundtable_id;
ALTER TABLE dialogue_conclusion ALTER COLUMN meeting_id SET NOT NULL;
ALTER TABLE live_room DROP CONSTRAINT fk_live_room_roundtable, ADD CONSTRAINT fk_live_room_meeting
  FOREIGN KEY (workspace_id, roundtable_id) REFERENCES dialogue_meeting (workspace_id, id);
DROP INDEX ix_dialogue_agenda_item_source;
CREATE UNIQUE INDEX ix_dialogue_agenda_item_source ON dialogue_agenda_item (roundtable_id, source_type, source_id)
  WHERE source_id IS NOT NULL AND roundtable_id IS NOT NULL AND status <> 'carried-over'`;
