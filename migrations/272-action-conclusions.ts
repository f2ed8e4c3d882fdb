import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An action can implement several conclusions. */
export class ActionConclusions1764000000272 implements MigrationInterface {
  readonly name = 'ActionConclusions1764000000272';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_action_conclusion (
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        conclusion_id uuid NOT NULL,
        CONSTRAINT pk_roadmap_action_conclusion PRIMARY KEY (action_id, conclusion_id),
        CONSTRAINT fk_roadmap_action_conclusion_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id),
        CONSTRAINT fk_roadmap_action_conclusion_conclusion FOREIGN KEY (workspace_id, conclusion_id)
          REFERENCES dialogue_conclusion (workspace_id, id)
      );
      SELECT isolate_workspace('roadmap_action_conclusion');
      INSERT INTO roadmap_action_conclusion
        SELECT a.workspace_id, a.id, c.id FROM roadmap_action a
        JOIN dialogue_conclusion c ON c.workspace_id = a.workspace_id AND c.id = a.conclusion_id;
      CREATE INDEX ix_roadmap_action_conclusion_conclusion ON roadmap_action_conclusion (workspace_id, conclusion_id);
      ALTER TABLE roadmap_action DROP COLUMN conclusion_id;`);
  }

  /** Without this step an action has one conclusion: the earliest remains. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action ADD COLUMN conclusion_id uuid;
      UPDATE roadmap_action a SET conclusion_id = (
        SELECT l.conclusion_id FROM roadmap_action_conclusion l WHERE l.action_id = a.id ORDER BY l.conclusion_id LIMIT 1);
      CREATE INDEX ix_roadmap_action_conclusion ON roadmap_action (workspace_id, conclusion_id);
      DROP TABLE roadmap_action_conclusion;`);
  }
}
