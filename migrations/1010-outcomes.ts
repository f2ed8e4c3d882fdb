import type { MigrationInterface, QueryRunner } from 'typeorm';

const visible = 'EXISTS (SELECT 1 FROM dialogue_meeting m WHERE m.id = dialogue_outcome.meeting_id)';

const kinds = (...kinds: readonly string[]): string => `
  ALTER TABLE dialogue_agenda_item DROP CONSTRAINT ck_dialogue_agenda_item_kind;
  ALTER TABLE dialogue_agenda_item ADD CONSTRAINT ck_dialogue_agenda_item_kind
    CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}));`;

const before = [
  'topic',
  'overdue-action',
  'disputed-action',
  'moved-indicator',
  'open-reservation',
  'break',
  'provisional-conclusion',
];

/**
 * What meetings record beside conclusions (ADR 51, ADR 54). A row of a group meeting is visible where its meeting is;
 * a position that was shared is copied to a table without any reference to the meeting.
 */
export class Outcomes1764000001010 implements MigrationInterface {
  readonly name = 'Outcomes1764000001010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dialogue_shared_position (
        id uuid CONSTRAINT pk_dialogue_shared_position PRIMARY KEY,
        workspace_id uuid NOT NULL,
        roundtable_id uuid NOT NULL,
        constituency text NOT NULL CONSTRAINT ck_dialogue_shared_position_constituency
          CHECK (constituency IN ('government', 'employers', 'workers')),
        text jsonb NOT NULL,
        shared_by uuid NOT NULL,
        shared_at timestamptz NOT NULL,
        CONSTRAINT fk_dialogue_shared_position_roundtable FOREIGN KEY (workspace_id, roundtable_id)
          REFERENCES dialogue_roundtable (workspace_id, id),
        CONSTRAINT fk_dialogue_shared_position_person FOREIGN KEY (workspace_id, shared_by)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_dialogue_shared_position_roundtable ON dialogue_shared_position (workspace_id, roundtable_id);
      CREATE INDEX ix_dialogue_shared_position_person ON dialogue_shared_position (workspace_id, shared_by);
      CREATE UNIQUE INDEX ix_dialogue_shared_position_workspace ON dialogue_shared_position (workspace_id, id);
      COMMENT ON TABLE dialogue_shared_position IS 'append-only';
      SELECT isolate_workspace('dialogue_shared_position');
      CREATE TABLE dialogue_outcome (
        id uuid CONSTRAINT pk_dialogue_outcome PRIMARY KEY,
        workspace_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        agenda_item_id uuid,
        kind text NOT NULL CONSTRAINT ck_dialogue_outcome_kind
          CHECK (kind IN ('recommendation', 'decision', 'position', 'mandate', 'procedure', 'note')),
        number integer NOT NULL,
        text jsonb NOT NULL,
        shared_position_id uuid,
        person_id uuid,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT uq_dialogue_outcome_number UNIQUE (meeting_id, number),
        CONSTRAINT ck_dialogue_outcome_shared CHECK (kind = 'position' OR shared_position_id IS NULL),
        CONSTRAINT fk_dialogue_outcome_meeting FOREIGN KEY (workspace_id, meeting_id)
          REFERENCES dialogue_meeting (workspace_id, id),
        CONSTRAINT fk_dialogue_outcome_agenda_item FOREIGN KEY (workspace_id, agenda_item_id)
          REFERENCES dialogue_agenda_item (workspace_id, id),
        CONSTRAINT fk_dialogue_outcome_position FOREIGN KEY (workspace_id, shared_position_id)
          REFERENCES dialogue_shared_position (workspace_id, id),
        CONSTRAINT fk_dialogue_outcome_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_dialogue_outcome_meeting ON dialogue_outcome (workspace_id, meeting_id);
      CREATE INDEX ix_dialogue_outcome_agenda_item ON dialogue_outcome (workspace_id, agenda_item_id);
      CREATE INDEX ix_dialogue_outcome_position ON dialogue_outcome (workspace_id, shared_position_id);
      CREATE INDEX ix_dialogue_outcome_person ON dialogue_outcome (workspace_id, person_id);
      SELECT isolate_workspace('dialogue_outcome');
      CREATE POLICY group_isolation ON dialogue_outcome AS RESTRICTIVE USING (${visible}) WITH CHECK (${visible});
      ${kinds(...before, 'recommendation')}`);
  }

  /** Without this step recommendations on agendas are ordinary topics. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE dialogue_agenda_item SET kind = 'topic' WHERE kind = 'recommendation';
      ${kinds(...before)}
      DROP TABLE dialogue_outcome, dialogue_shared_position`);
  }
}
