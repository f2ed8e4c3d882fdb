import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Corrections of the wording of an action after it was confirmed, with both texts, and what a confirmation confirmed
 * that lapsed, so that it counts again when that is restored; reports that were corrected or withdrawn (ADR 29).
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
      SELECT isolate_workspace('roadmap_correction');
      ALTER TABLE roadmap_update ADD COLUMN progress_before smallint, ADD COLUMN withdrawn_at timestamptz;
      CREATE TABLE roadmap_earlier_text (
        id uuid CONSTRAINT pk_roadmap_earlier_text PRIMARY KEY,
        workspace_id uuid NOT NULL,
        update_id uuid NOT NULL,
        text text NOT NULL,
        language text NOT NULL,
        replaced_at timestamptz NOT NULL,
        CONSTRAINT fk_roadmap_earlier_text_update FOREIGN KEY (workspace_id, update_id)
          REFERENCES roadmap_update (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_earlier_text_update ON roadmap_earlier_text (workspace_id, update_id);
      COMMENT ON TABLE roadmap_earlier_text IS 'append-only';
      SELECT isolate_workspace('roadmap_earlier_text')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE roadmap_correction, roadmap_earlier_text;
      ALTER TABLE roadmap_update DROP COLUMN progress_before, DROP COLUMN withdrawn_at;
      ALTER TABLE roadmap_validation DROP COLUMN lapsed_content`);
  }
}
