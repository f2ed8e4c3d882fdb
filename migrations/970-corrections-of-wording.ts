import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Corrections of the wording of an action after it was confirmed, with both texts, and what a confirmation confirmed
 * that lapsed, so that it counts again when that is restored (ADR 29).
 */
export class CorrectionsOfWording1764000000970 implements MigrationInterface {
  readonly name = 'CorrectionsOfWording1764000000970';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_validation ADD COLUMN lapsed_content text;
      CREATE TABLE roadmap_correction (
        id uuid CONSTRAINT pk_roadmap_correction PRIMARY KEY,
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        texts jsonb NOT NULL,
        person_id uuid,
        corrected_at timestamptz NOT NULL,
        CONSTRAINT fk_roadmap_correction_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_correction_action ON roadmap_correction (workspace_id, action_id, corrected_at);
      COMMENT ON TABLE roadmap_correction IS 'append-only';
      SELECT isolate_workspace('roadmap_correction')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE roadmap_correction;
      ALTER TABLE roadmap_validation DROP COLUMN lapsed_content`);
  }
}
