import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Organisations confirm with comments or with a reservation, by a letter with number, date and signatory; the mandate of
 * a group may set another rule than that each organisation confirms (ADR 61).
 */
export class AnswersOfOrganisations1764000001050 implements MigrationInterface {
  readonly name = 'AnswersOfOrganisations1764000001050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_reservation
        DROP CONSTRAINT ck_dialogue_reservation_recorded_as,
        ADD CONSTRAINT ck_dialogue_reservation_recorded_as
          CHECK (recorded_as IN ('spokesperson', 'titular', 'substitute', 'organisation', 'recorder'));
      CREATE UNIQUE INDEX ix_dialogue_reservation_workspace ON dialogue_reservation (workspace_id, id);
      ALTER TABLE dialogue_confirmation
        ADD COLUMN rule text NOT NULL DEFAULT 'each'
          CONSTRAINT ck_dialogue_confirmation_rule CHECK (rule IN ('each', 'majority', 'for-group')),
        ADD COLUMN reservation_id uuid,
        ADD COLUMN letter_number text,
        ADD COLUMN letter_date date,
        ADD COLUMN signatory_function text;
      ALTER TABLE dialogue_confirmation
        ALTER COLUMN rule DROP DEFAULT,
        DROP CONSTRAINT ck_dialogue_confirmation_answer,
        DROP CONSTRAINT ck_dialogue_confirmation_answered,
        ADD CONSTRAINT ck_dialogue_confirmation_answer CHECK (answer IN
          ('confirmed', 'confirmed-with-comments', 'confirmed-with-reservation', 'not-confirmed')),
        ADD CONSTRAINT ck_dialogue_confirmation_answered CHECK ((answer IS NULL) = (answered_at IS NULL)
          AND (answer IS NULL) = (recorded_as IS NULL) AND (answer IS NULL) = (text_version IS NULL)
          AND (answer IS NOT NULL OR
            num_nonnulls(note, document_id, person_id, letter_number, letter_date, signatory_function) = 0)),
        ADD CONSTRAINT ck_dialogue_confirmation_comments
          CHECK (answer IS DISTINCT FROM 'confirmed-with-comments' OR note IS NOT NULL),
        ADD CONSTRAINT ck_dialogue_confirmation_reservation
          CHECK ((reservation_id IS NOT NULL) = (answer IS NOT DISTINCT FROM 'confirmed-with-reservation')),
        ADD CONSTRAINT fk_dialogue_confirmation_reservation
          FOREIGN KEY (workspace_id, reservation_id) REFERENCES dialogue_reservation (workspace_id, id);
      CREATE TABLE dialogue_confirmation_rule (
        id uuid CONSTRAINT pk_dialogue_confirmation_rule PRIMARY KEY,
        workspace_id uuid NOT NULL,
        roundtable_id uuid NOT NULL,
        constituency text NOT NULL,
        rule text NOT NULL,
        organisation_id uuid,
        mandate text NOT NULL,
        CONSTRAINT uq_dialogue_confirmation_rule_group UNIQUE (roundtable_id, constituency),
        CONSTRAINT ck_dialogue_confirmation_rule_constituency
          CHECK (constituency IN ('government', 'employers', 'workers')),
        CONSTRAINT ck_dialogue_confirmation_rule_rule CHECK (rule IN ('majority', 'for-group')),
        CONSTRAINT ck_dialogue_confirmation_rule_organisation
          CHECK ((organisation_id IS NOT NULL) = (rule = 'for-group')),
        CONSTRAINT fk_dialogue_confirmation_rule_roundtable
          FOREIGN KEY (workspace_id, roundtable_id) REFERENCES dialogue_roundtable (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_dialogue_confirmation_rule_organisation
          FOREIGN KEY (workspace_id, organisation_id) REFERENCES directory_organisation (workspace_id, id)
      );
      SELECT isolate_workspace('dialogue_confirmation_rule');`);
  }

  /** Without this step, every confirmation is without more, and every organisation confirms. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE dialogue_confirmation_rule;
      ALTER TABLE dialogue_confirmation
        DROP CONSTRAINT ck_dialogue_confirmation_comments,
        DROP CONSTRAINT ck_dialogue_confirmation_answer,
        DROP CONSTRAINT ck_dialogue_confirmation_answered,
        DROP COLUMN rule, DROP COLUMN reservation_id, DROP COLUMN letter_number, DROP COLUMN letter_date,
        DROP COLUMN signatory_function;
      UPDATE dialogue_confirmation SET answer = 'confirmed' WHERE answer LIKE 'confirmed-%';
      ALTER TABLE dialogue_confirmation
        ADD CONSTRAINT ck_dialogue_confirmation_answer CHECK (answer IN ('confirmed', 'not-confirmed')),
        ADD CONSTRAINT ck_dialogue_confirmation_answered CHECK ((answer IS NULL) = (answered_at IS NULL)
          AND (answer IS NULL) = (recorded_as IS NULL) AND (answer IS NULL) = (text_version IS NULL)
          AND (answer IS NOT NULL OR num_nonnulls(note, document_id, person_id) = 0));
      DROP INDEX ix_dialogue_reservation_workspace;
      UPDATE dialogue_reservation SET recorded_as = 'substitute' WHERE recorded_as = 'organisation';
      ALTER TABLE dialogue_reservation
        DROP CONSTRAINT ck_dialogue_reservation_recorded_as,
        ADD CONSTRAINT ck_dialogue_reservation_recorded_as
          CHECK (recorded_as IN ('spokesperson', 'titular', 'substitute', 'recorder'));`);
  }
}
