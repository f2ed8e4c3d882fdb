import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of evidence that are received in parts. A person can have three of them unfinished. */
export class Uploads1764000000335 implements MigrationInterface {
  readonly name = 'Uploads1764000000335';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_upload (
        id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        person_id uuid NOT NULL,
        slot smallint,
        file_name text NOT NULL,
        bytes integer NOT NULL,
        fingerprint text NOT NULL,
        received integer NOT NULL,
        part_keys text[] NOT NULL,
        completing_until timestamptz,
        changed_at timestamptz NOT NULL,
        CONSTRAINT pk_roadmap_upload PRIMARY KEY (id),
        CONSTRAINT uq_roadmap_upload_slot UNIQUE (workspace_id, person_id, slot),
        CONSTRAINT ck_roadmap_upload_slot CHECK (slot BETWEEN 1 AND 3),
        CONSTRAINT ck_roadmap_upload_received CHECK (received BETWEEN 0 AND bytes),
        CONSTRAINT fk_roadmap_upload_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id),
        CONSTRAINT fk_roadmap_upload_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_upload_action ON roadmap_upload (workspace_id, action_id);
      SELECT isolate_workspace('roadmap_upload');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roadmap_upload');
  }
}
