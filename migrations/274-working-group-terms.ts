import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A working group can be edited: its term, and which of its convenors leads from which day. Versions let the second of
 * two people who edit the same group or member see what the first changed.
 */
export class WorkingGroupTerms1764000000274 implements MigrationInterface {
  readonly name = 'WorkingGroupTerms1764000000274';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_working_group ADD COLUMN term_from date, ADD COLUMN term_until date,
        ADD COLUMN field_versions jsonb NOT NULL DEFAULT '{}',
        ADD CONSTRAINT ck_dialogue_working_group_term CHECK (term_from <= term_until);
      ALTER TABLE dialogue_working_group ALTER COLUMN field_versions DROP DEFAULT;
      ALTER TABLE dialogue_working_group_member ADD COLUMN version integer NOT NULL DEFAULT 1;
      ALTER TABLE dialogue_working_group_member ALTER COLUMN version DROP DEFAULT;
      CREATE TABLE dialogue_convenor_turn (
        id uuid CONSTRAINT pk_dialogue_convenor_turn PRIMARY KEY,
        workspace_id uuid NOT NULL,
        working_group_id uuid NOT NULL,
        person_id uuid NOT NULL,
        starts_on date NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT uq_dialogue_convenor_turn_day UNIQUE (working_group_id, starts_on),
        CONSTRAINT fk_dialogue_convenor_turn_working_group
          FOREIGN KEY (workspace_id, working_group_id) REFERENCES dialogue_working_group (workspace_id, id),
        CONSTRAINT fk_dialogue_convenor_turn_person
          FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id)
      );
      SELECT isolate_workspace('dialogue_convenor_turn')`);
  }

  /** Without this step a working group has no term, and all of its convenors are equal. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE dialogue_convenor_turn;
      ALTER TABLE dialogue_working_group_member DROP COLUMN version;
      ALTER TABLE dialogue_working_group DROP COLUMN field_versions, DROP COLUMN term_until, DROP COLUMN term_from`);
  }
}
