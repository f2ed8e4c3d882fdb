import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the public page says about an action, and the groups that agreed to it. */
export class PublicEntries1764000000336 implements MigrationInterface {
  readonly name = 'PublicEntries1764000000336';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_public_entry (
        action_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        title jsonb NOT NULL,
        text jsonb NOT NULL,
        facts jsonb NOT NULL,
        version integer NOT NULL,
        proposed_by_id uuid,
        proposed_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        CONSTRAINT pk_roadmap_public_entry PRIMARY KEY (action_id),
        CONSTRAINT uq_roadmap_public_entry_workspace UNIQUE (workspace_id, action_id),
        CONSTRAINT fk_roadmap_public_entry_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id),
        CONSTRAINT fk_roadmap_public_entry_person FOREIGN KEY (workspace_id, proposed_by_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_public_entry_person ON roadmap_public_entry (workspace_id, proposed_by_id);
      SELECT isolate_workspace('roadmap_public_entry');
      CREATE TABLE roadmap_public_agreement (
        action_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        constituency text NOT NULL,
        recorded_as text NOT NULL,
        person_id uuid,
        agreed_at timestamptz NOT NULL,
        CONSTRAINT pk_roadmap_public_agreement PRIMARY KEY (action_id, constituency),
        CONSTRAINT ck_roadmap_public_agreement_constituency
          CHECK (constituency IN ('government', 'employers', 'workers')),
        CONSTRAINT ck_roadmap_public_agreement_recorded_as
          CHECK (recorded_as IN ('spokesperson', 'titular')),
        CONSTRAINT fk_roadmap_public_agreement_entry FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_public_entry (workspace_id, action_id),
        CONSTRAINT fk_roadmap_public_agreement_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_public_agreement_entry ON roadmap_public_agreement (workspace_id, action_id);
      CREATE INDEX ix_roadmap_public_agreement_person ON roadmap_public_agreement (workspace_id, person_id);
      SELECT isolate_workspace('roadmap_public_agreement');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roadmap_public_agreement; DROP TABLE roadmap_public_entry;');
  }
}
