import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agendas that a workspace saves under a name, to prepare roundtables and meetings with them (ADR 67). */
export class AgendaTemplates1764000000318 implements MigrationInterface {
  readonly name = 'AgendaTemplates1764000000318';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dialogue_agenda_template (
        id uuid CONSTRAINT pk_dialogue_agenda_template PRIMARY KEY,
        workspace_id uuid NOT NULL,
        name jsonb NOT NULL,
        items jsonb NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX ix_dialogue_agenda_template_workspace ON dialogue_agenda_template (workspace_id);
      SELECT isolate_workspace('dialogue_agenda_template');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dialogue_agenda_template');
  }
}
