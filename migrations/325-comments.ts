import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments on actions, with the people who are mentioned in them. A deleted comment keeps its row without its text. */
export class Comments1764000000325 implements MigrationInterface {
  readonly name = 'Comments1764000000325';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_comment (
        id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        person_id uuid NOT NULL,
        constituency text,
        text text NOT NULL,
        language text NOT NULL,
        recorded_at timestamptz NOT NULL,
        deleted_at timestamptz,
        deleted_by_id uuid,
        CONSTRAINT pk_roadmap_comment PRIMARY KEY (id),
        CONSTRAINT uq_roadmap_comment_workspace UNIQUE (workspace_id, id),
        CONSTRAINT ck_roadmap_comment_text CHECK ((deleted_at IS NULL) = (text <> '')),
        CONSTRAINT fk_roadmap_comment_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id),
        CONSTRAINT fk_roadmap_comment_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_comment_action ON roadmap_comment (workspace_id, action_id, recorded_at);
      CREATE INDEX ix_roadmap_comment_person ON roadmap_comment (workspace_id, person_id);
      SELECT isolate_workspace('roadmap_comment');
      CREATE TABLE roadmap_comment_mention (
        workspace_id uuid NOT NULL,
        comment_id uuid NOT NULL,
        person_id uuid NOT NULL,
        CONSTRAINT pk_roadmap_comment_mention PRIMARY KEY (comment_id, person_id),
        CONSTRAINT fk_roadmap_comment_mention_comment FOREIGN KEY (workspace_id, comment_id)
          REFERENCES roadmap_comment (workspace_id, id),
        CONSTRAINT fk_roadmap_comment_mention_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_comment_mention_person ON roadmap_comment_mention (workspace_id, person_id);
      SELECT isolate_workspace('roadmap_comment_mention');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roadmap_comment_mention; DROP TABLE roadmap_comment;');
  }
}
