import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Periods in which a substitute has the seat of a titular member (ADR 73), with the people, whose seats can be removed
 * after it.
 */
export class Substitutions1764000000331 implements MigrationInterface {
  readonly name = 'Substitutions1764000000331';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dialogue_substitution (
        id uuid CONSTRAINT pk_dialogue_substitution PRIMARY KEY,
        workspace_id uuid NOT NULL,
        roundtable_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        substitute_seat_id uuid NOT NULL,
        person_id uuid NOT NULL,
        substitute_id uuid NOT NULL,
        constituency text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        CONSTRAINT ck_dialogue_substitution_period CHECK (starts_at < ends_at),
        CONSTRAINT ck_dialogue_substitution_constituency CHECK (constituency IN ('government', 'employers', 'workers')),
        CONSTRAINT fk_dialogue_substitution_roundtable FOREIGN KEY (workspace_id, roundtable_id)
          REFERENCES dialogue_roundtable (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_dialogue_substitution_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id),
        CONSTRAINT fk_dialogue_substitution_substitute FOREIGN KEY (workspace_id, substitute_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_dialogue_substitution_roundtable ON dialogue_substitution (workspace_id, roundtable_id);
      CREATE INDEX ix_dialogue_substitution_person ON dialogue_substitution (workspace_id, person_id);
      CREATE INDEX ix_dialogue_substitution_substitute ON dialogue_substitution (workspace_id, substitute_id);
      SELECT isolate_workspace('dialogue_substitution');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dialogue_substitution');
  }
}
