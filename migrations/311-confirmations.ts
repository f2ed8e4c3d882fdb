import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conclusions agreed subject to confirmation: the terms, and what each organisation answered (ADR 61). */
export class Confirmations1764000000311 implements MigrationInterface {
  readonly name = 'Confirmations1764000000311';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dialogue_confirmation_term (
        id uuid CONSTRAINT pk_dialogue_confirmation_term PRIMARY KEY,
        workspace_id uuid NOT NULL,
        conclusion_id uuid NOT NULL,
        due_on date NOT NULL,
        reason text,
        person_id uuid,
        set_at timestamptz NOT NULL,
        CONSTRAINT fk_dialogue_confirmation_term_conclusion
          FOREIGN KEY (workspace_id, conclusion_id) REFERENCES dialogue_conclusion (workspace_id, id),
        CONSTRAINT fk_dialogue_confirmation_term_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_dialogue_confirmation_term_conclusion ON dialogue_confirmation_term (workspace_id, conclusion_id);
      COMMENT ON TABLE dialogue_confirmation_term IS 'append-only';
      SELECT isolate_workspace('dialogue_confirmation_term');

      CREATE UNIQUE INDEX ix_dialogue_document_workspace ON dialogue_document (workspace_id, id);
      CREATE TABLE dialogue_confirmation (
        id uuid CONSTRAINT pk_dialogue_confirmation PRIMARY KEY,
        workspace_id uuid NOT NULL,
        conclusion_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        constituency text,
        answer text,
        note text,
        text_version integer,
        document_id uuid,
        person_id uuid,
        recorded_as text,
        answered_at timestamptz,
        CONSTRAINT uq_dialogue_confirmation_organisation UNIQUE (conclusion_id, organisation_id),
        CONSTRAINT ck_dialogue_confirmation_constituency
          CHECK (constituency IN ('government', 'employers', 'workers')),
        CONSTRAINT ck_dialogue_confirmation_answer CHECK (answer IN ('confirmed', 'not-confirmed')),
        CONSTRAINT ck_dialogue_confirmation_recorded_as CHECK (recorded_as IN ('organisation', 'recorder')),
        CONSTRAINT ck_dialogue_confirmation_answered CHECK ((answer IS NULL) = (answered_at IS NULL)
          AND (answer IS NULL) = (recorded_as IS NULL) AND (answer IS NULL) = (text_version IS NULL)
          AND (answer IS NOT NULL OR num_nonnulls(note, document_id, person_id) = 0)),
        CONSTRAINT fk_dialogue_confirmation_conclusion
          FOREIGN KEY (workspace_id, conclusion_id) REFERENCES dialogue_conclusion (workspace_id, id),
        CONSTRAINT fk_dialogue_confirmation_organisation
          FOREIGN KEY (workspace_id, organisation_id) REFERENCES directory_organisation (workspace_id, id),
        CONSTRAINT fk_dialogue_confirmation_document
          FOREIGN KEY (workspace_id, document_id) REFERENCES dialogue_document (workspace_id, id),
        CONSTRAINT fk_dialogue_confirmation_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_dialogue_confirmation_document ON dialogue_confirmation (workspace_id, document_id);
      SELECT isolate_workspace('dialogue_confirmation');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE dialogue_confirmation, dialogue_confirmation_term;
      DROP INDEX ix_dialogue_document_workspace;`);
  }
}
