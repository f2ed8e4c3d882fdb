import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = [
  ...['topic', 'overdue-action', 'disputed-action', 'moved-indicator', 'open-reservation', 'break'],
  ...['provisional-conclusion', 'recommendation'],
];

const kinds = (...among: readonly string[]): string => `
  ALTER TABLE dialogue_agenda_item DROP CONSTRAINT ck_dialogue_agenda_item_kind;
  ALTER TABLE dialogue_agenda_item ADD CONSTRAINT ck_dialogue_agenda_item_kind
    CHECK (kind IN (${among.map((kind) => `'${kind}'`).join(', ')}));`;

/** After its meeting a conclusion is corrected or replaced, and keeps its text and number (docs/adr/0089). */
export class Corrigenda1764000001045 implements MigrationInterface {
  readonly name = 'Corrigenda1764000001045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_conclusion ADD COLUMN replaces_id uuid;
      COMMENT ON COLUMN dialogue_conclusion.replaces_id IS 'null: it replaces no earlier conclusion';
      ALTER TABLE dialogue_conclusion ADD CONSTRAINT fk_dialogue_conclusion_replaces
        FOREIGN KEY (workspace_id, replaces_id) REFERENCES dialogue_conclusion (workspace_id, id);
      CREATE INDEX ix_dialogue_conclusion_replaces ON dialogue_conclusion (workspace_id, replaces_id);
      CREATE TABLE dialogue_corrigendum (
        id uuid CONSTRAINT pk_dialogue_corrigendum PRIMARY KEY,
        workspace_id uuid NOT NULL,
        conclusion_id uuid NOT NULL,
        number integer NOT NULL,
        corrects jsonb NOT NULL,
        text jsonb NOT NULL,
        error text NOT NULL,
        object_by date NOT NULL,
        person_id uuid,
        proposed_at timestamptz NOT NULL,
        CONSTRAINT uq_dialogue_corrigendum_number UNIQUE (conclusion_id, number),
        CONSTRAINT fk_dialogue_corrigendum_conclusion
          FOREIGN KEY (workspace_id, conclusion_id) REFERENCES dialogue_conclusion (workspace_id, id),
        CONSTRAINT fk_dialogue_corrigendum_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id)
      );
      CREATE UNIQUE INDEX ix_dialogue_corrigendum_workspace ON dialogue_corrigendum (workspace_id, id);
      CREATE INDEX ix_dialogue_corrigendum_conclusion ON dialogue_corrigendum (workspace_id, conclusion_id);
      CREATE INDEX ix_dialogue_corrigendum_person ON dialogue_corrigendum (workspace_id, person_id);
      COMMENT ON TABLE dialogue_corrigendum IS 'append-only';
      SELECT isolate_workspace('dialogue_corrigendum');
      CREATE TABLE dialogue_corrigendum_objection (
        id uuid CONSTRAINT pk_dialogue_corrigendum_objection PRIMARY KEY,
        workspace_id uuid NOT NULL,
        corrigendum_id uuid NOT NULL,
        constituency text NOT NULL CONSTRAINT ck_dialogue_corrigendum_objection_constituency
          CHECK (constituency IN ('government', 'employers', 'workers')),
        reason text NOT NULL,
        recorded_as text NOT NULL CONSTRAINT ck_dialogue_corrigendum_objection_recorded_as
          CHECK (recorded_as IN ('spokesperson', 'organisation', 'recorder')),
        person_id uuid,
        objected_at timestamptz NOT NULL,
        CONSTRAINT uq_dialogue_corrigendum_objection_corrigendum UNIQUE (corrigendum_id),
        CONSTRAINT fk_dialogue_corrigendum_objection_corrigendum
          FOREIGN KEY (workspace_id, corrigendum_id) REFERENCES dialogue_corrigendum (workspace_id, id),
        CONSTRAINT fk_dialogue_corrigendum_objection_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_dialogue_corrigendum_objection_corrigendum
        ON dialogue_corrigendum_objection (workspace_id, corrigendum_id);
      CREATE INDEX ix_dialogue_corrigendum_objection_person
        ON dialogue_corrigendum_objection (workspace_id, person_id);
      COMMENT ON TABLE dialogue_corrigendum_objection IS 'append-only';
      SELECT isolate_workspace('dialogue_corrigendum_objection');
      ${kinds(...before, 'conclusion-change')}`);
  }

  /** Without this step proposals to change a conclusion are ordinary topics. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE dialogue_agenda_item SET kind = 'topic' WHERE kind = 'conclusion-change';
      ${kinds(...before)}
      DROP TABLE dialogue_corrigendum_objection;
      DROP TABLE dialogue_corrigendum;
      ALTER TABLE dialogue_conclusion DROP COLUMN replaces_id`);
  }
}
