import type { MigrationInterface, QueryRunner } from 'typeorm';

const earlierKinds = ['topic', 'overdue-action', 'disputed-action', 'moved-indicator', 'open-reservation', 'break'];

const kinds = (...among: readonly string[]): string => `
  ALTER TABLE dialogue_agenda_item DROP CONSTRAINT ck_dialogue_agenda_item_kind;
  ALTER TABLE dialogue_agenda_item ADD CONSTRAINT ck_dialogue_agenda_item_kind
    CHECK (kind IN (${among.map((kind) => `'${kind}'`).join(', ')}));`;

/**
 * Who was present when a conclusion was taken (docs/adr/0061), and the meetings with a quorum that adopted what was
 * taken without one.
 */
export class QuorumOfConclusions1764000001001 implements MigrationInterface {
  readonly name = 'QuorumOfConclusions1764000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_conclusion ADD COLUMN presence jsonb;
      COMMENT ON COLUMN dialogue_conclusion.presence IS 'null: attendance was not recorded at its meeting';
      CREATE TABLE dialogue_adoption (
        id uuid CONSTRAINT pk_dialogue_adoption PRIMARY KEY,
        workspace_id uuid NOT NULL,
        conclusion_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        text_version integer NOT NULL,
        presence jsonb NOT NULL,
        person_id uuid,
        adopted_at timestamptz NOT NULL,
        CONSTRAINT uq_dialogue_adoption_text UNIQUE (conclusion_id, text_version),
        CONSTRAINT fk_dialogue_adoption_conclusion
          FOREIGN KEY (workspace_id, conclusion_id) REFERENCES dialogue_conclusion (workspace_id, id),
        CONSTRAINT fk_dialogue_adoption_meeting
          FOREIGN KEY (workspace_id, meeting_id) REFERENCES dialogue_meeting (workspace_id, id),
        CONSTRAINT fk_dialogue_adoption_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_dialogue_adoption_conclusion ON dialogue_adoption (workspace_id, conclusion_id);
      CREATE INDEX ix_dialogue_adoption_meeting ON dialogue_adoption (workspace_id, meeting_id);
      CREATE INDEX ix_dialogue_adoption_person ON dialogue_adoption (workspace_id, person_id);
      COMMENT ON TABLE dialogue_adoption IS 'append-only';
      SELECT isolate_workspace('dialogue_adoption');
      ${kinds(...earlierKinds, 'provisional-conclusion')}`);
  }

  /** Without this step proposals about conclusions taken without a quorum are ordinary topics. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE dialogue_agenda_item SET kind = 'topic' WHERE kind = 'provisional-conclusion';
      ${kinds(...earlierKinds)}
      DROP TABLE dialogue_adoption;
      ALTER TABLE dialogue_conclusion DROP COLUMN presence`);
  }
}
