import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Periods in which a substitute has the seat of a titular member (ADR 73). */
export class Substitutions1764000000331 implements MigrationInterface {
  readonly name = 'Substitutions1764000000331';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNIQUE INDEX ix_dialogue_seat_workspace ON dialogue_seat (workspace_id, id);
      CREATE TABLE dialogue_substitution (
        id uuid CONSTRAINT pk_dialogue_substitution PRIMARY KEY,
        workspace_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        substitute_seat_id uuid NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        CONSTRAINT ck_dialogue_substitution_period CHECK (starts_at < ends_at),
        CONSTRAINT fk_dialogue_substitution_seat FOREIGN KEY (workspace_id, seat_id)
          REFERENCES dialogue_seat (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_dialogue_substitution_substitute_seat FOREIGN KEY (workspace_id, substitute_seat_id)
          REFERENCES dialogue_seat (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX ix_dialogue_substitution_seat ON dialogue_substitution (workspace_id, seat_id);
      CREATE INDEX ix_dialogue_substitution_substitute_seat ON dialogue_substitution (workspace_id, substitute_seat_id);
      SELECT isolate_workspace('dialogue_substitution');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dialogue_substitution; DROP INDEX ix_dialogue_seat_workspace');
  }
}
