import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The date first agreed for an action stays when its due date moves, and each move keeps its reason. Earlier moves are taken
 * from the trail of events, which has no reasons.
 */
export class AgreedDates1764000000231 implements MigrationInterface {
  readonly name = 'AgreedDates1764000000231';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_due_change (
        id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        from_on date NOT NULL,
        from_precision text NOT NULL,
        to_on date,
        to_precision text NOT NULL,
        reason text,
        language text,
        person_id uuid,
        changed_at timestamptz NOT NULL,
        CONSTRAINT pk_roadmap_due_change PRIMARY KEY (id),
        CONSTRAINT fk_roadmap_due_change_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id),
        CONSTRAINT ck_roadmap_due_change_precision CHECK (from_precision IN ('day', 'month', 'year')
          AND to_precision IN ('day', 'month', 'year')),
        CONSTRAINT ck_roadmap_due_change_reason CHECK ((reason IS NULL) = (language IS NULL))
      );
      CREATE INDEX ix_roadmap_due_change_action ON roadmap_due_change (workspace_id, action_id, changed_at);
      SELECT isolate_workspace('roadmap_due_change');
      INSERT INTO roadmap_due_change
        SELECT e.id, e.workspace_id, a.id, (e.payload #>> '{changes,dueOn,from}')::date,
          coalesce(e.payload #>> '{changes,duePrecision,from}', a.due_precision), (e.payload #>> '{changes,dueOn,to}')::date,
          coalesce(e.payload #>> '{changes,duePrecision,to}', a.due_precision), NULL, NULL, NULL, e.recorded_at
        FROM domain_event e JOIN roadmap_action a ON a.workspace_id = e.workspace_id AND a.id::text = e.subject
        WHERE e.type = 'roadmap.action.edited.v1' AND e.payload #>> '{changes,dueOn,from}' IS NOT NULL;
      ALTER TABLE roadmap_action ADD COLUMN agreed_due_on date, ADD COLUMN agreed_due_precision text,
        ADD CONSTRAINT ck_roadmap_action_agreed_due CHECK ((agreed_due_on IS NULL) = (agreed_due_precision IS NULL)),
        ADD CONSTRAINT ck_roadmap_action_agreed_precision CHECK (agreed_due_precision IN ('day', 'month', 'year'));
      UPDATE roadmap_action SET agreed_due_on = due_on, agreed_due_precision = due_precision WHERE due_on IS NOT NULL;
      UPDATE roadmap_action a SET agreed_due_on = first.from_on, agreed_due_precision = first.from_precision
      FROM (SELECT DISTINCT ON (action_id) action_id, from_on, from_precision FROM roadmap_due_change
        ORDER BY action_id, changed_at, id) first
      WHERE first.action_id = a.id;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action DROP COLUMN agreed_due_on, DROP COLUMN agreed_due_precision;
      DROP TABLE roadmap_due_change;`);
  }
}
