import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The budget of actions: planned, committed and spent money by source and currency. */
export class Budgets1764000000310 implements MigrationInterface {
  readonly name = 'Budgets1764000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_budget_line (
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        source text NOT NULL,
        currency text NOT NULL CONSTRAINT ck_roadmap_budget_line_currency CHECK (currency ~ '^[A-Z]{3}$'),
        planned numeric(17,2) NOT NULL,
        committed numeric(17,2) NOT NULL,
        spent numeric(17,2) NOT NULL,
        CONSTRAINT pk_roadmap_budget_line PRIMARY KEY (action_id, source, currency),
        CONSTRAINT ck_roadmap_budget_line_amounts CHECK (planned >= 0 AND committed >= 0 AND spent >= 0),
        CONSTRAINT fk_roadmap_budget_line_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_budget_line_action ON roadmap_budget_line (workspace_id, action_id);
      SELECT isolate_workspace('roadmap_budget_line');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roadmap_budget_line;');
  }
}
