import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Milestones and deliverables of actions, and dependencies between actions. */
export class ActionSchedules1764000000291 implements MigrationInterface {
  readonly name = 'ActionSchedules1764000000291';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_milestone (
        id uuid CONSTRAINT pk_roadmap_milestone PRIMARY KEY,
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT ck_roadmap_milestone_kind CHECK (kind IN ('milestone', 'deliverable')),
        title jsonb NOT NULL,
        due_on date,
        done_on date,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT fk_roadmap_milestone_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_milestone_action ON roadmap_milestone (workspace_id, action_id);
      SELECT isolate_workspace('roadmap_milestone');

      CREATE TABLE roadmap_dependency (
        id uuid CONSTRAINT pk_roadmap_dependency PRIMARY KEY,
        workspace_id uuid NOT NULL,
        predecessor_id uuid NOT NULL,
        successor_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT ck_roadmap_dependency_kind CHECK (kind IN ('finish-start', 'start-start')),
        lag_days integer NOT NULL CONSTRAINT ck_roadmap_dependency_lag CHECK (lag_days BETWEEN -3650 AND 3650),
        version integer NOT NULL,
        CONSTRAINT uq_roadmap_dependency_pair UNIQUE (predecessor_id, successor_id),
        CONSTRAINT ck_roadmap_dependency_self CHECK (predecessor_id <> successor_id),
        CONSTRAINT fk_roadmap_dependency_predecessor FOREIGN KEY (workspace_id, predecessor_id)
          REFERENCES roadmap_action (workspace_id, id),
        CONSTRAINT fk_roadmap_dependency_successor FOREIGN KEY (workspace_id, successor_id)
          REFERENCES roadmap_action (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_dependency_predecessor ON roadmap_dependency (workspace_id, predecessor_id);
      CREATE INDEX ix_roadmap_dependency_successor ON roadmap_dependency (workspace_id, successor_id);
      SELECT isolate_workspace('roadmap_dependency');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roadmap_dependency, roadmap_milestone;');
  }
}
