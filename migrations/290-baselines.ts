import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The start and due date first agreed for an action are a row of their own, so that slippage of both can be shown. Start
 * dates agreed before are taken from the trail of events.
 */
export class Baselines1764000000290 implements MigrationInterface {
  readonly name = 'Baselines1764000000290';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_baseline (
        workspace_id uuid NOT NULL,
        action_id uuid CONSTRAINT pk_roadmap_baseline PRIMARY KEY,
        start_on date,
        due_on date NOT NULL,
        due_precision text NOT NULL
          CONSTRAINT ck_roadmap_baseline_precision CHECK (due_precision IN ('day', 'month', 'year')),
        agreed_at timestamptz NOT NULL,
        CONSTRAINT fk_roadmap_baseline_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id)
      );
      SELECT isolate_workspace('roadmap_baseline');
      INSERT INTO roadmap_baseline
        SELECT a.workspace_id, a.id, coalesce(moved.start_on, a.start_on), a.agreed_due_on, a.agreed_due_precision,
          a.created_at
        FROM roadmap_action a
        LEFT JOIN LATERAL (
          SELECT (e.payload #>> '{changes,startOn,from}')::date AS start_on FROM domain_event e
          WHERE e.workspace_id = a.workspace_id AND e.type = 'roadmap.action.edited.v1' AND e.subject = a.id::text
            AND e.payload #>> '{changes,startOn,from}' IS NOT NULL
          ORDER BY e.recorded_at, e.id LIMIT 1
        ) moved ON true
        WHERE a.agreed_due_on IS NOT NULL;
      ALTER TABLE roadmap_action DROP COLUMN agreed_due_on, DROP COLUMN agreed_due_precision;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action ADD COLUMN agreed_due_on date, ADD COLUMN agreed_due_precision text,
        ADD CONSTRAINT ck_roadmap_action_agreed_due CHECK ((agreed_due_on IS NULL) = (agreed_due_precision IS NULL)),
        ADD CONSTRAINT ck_roadmap_action_agreed_precision CHECK (agreed_due_precision IN ('day', 'month', 'year'));
      UPDATE roadmap_action a SET agreed_due_on = b.due_on, agreed_due_precision = b.due_precision
        FROM roadmap_baseline b WHERE b.action_id = a.id;
      DROP TABLE roadmap_baseline;`);
  }
}
