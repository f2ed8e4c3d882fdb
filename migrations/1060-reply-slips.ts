import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The reply slip on which an organisation names its delegates to a roundtable, and the links to it (docs/adr/0049). */
export class ReplySlips1764000001060 implements MigrationInterface {
  readonly name = 'ReplySlips1764000001060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dialogue_reply_slip (
        id uuid CONSTRAINT pk_dialogue_reply_slip PRIMARY KEY,
        workspace_id uuid NOT NULL,
        roundtable_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        titular_seats integer NOT NULL,
        substitute_seats integer NOT NULL,
        delegates jsonb NOT NULL,
        letter text,
        contact text,
        source text CONSTRAINT ck_dialogue_reply_slip_source CHECK (source IN ('link', 'paper')),
        asked_at timestamptz NOT NULL,
        answered_at timestamptz,
        accepted_at timestamptz,
        version integer NOT NULL,
        CONSTRAINT uq_dialogue_reply_slip_organisation UNIQUE (workspace_id, roundtable_id, organisation_id),
        CONSTRAINT ck_dialogue_reply_slip_seats CHECK (titular_seats BETWEEN 0 AND 20 AND substitute_seats BETWEEN 0 AND 20
          AND titular_seats + substitute_seats > 0),
        CONSTRAINT ck_dialogue_reply_slip_answered CHECK ((answered_at IS NULL) = (source IS NULL)),
        CONSTRAINT ck_dialogue_reply_slip_accepted CHECK (accepted_at IS NULL OR answered_at IS NOT NULL),
        CONSTRAINT fk_dialogue_reply_slip_roundtable FOREIGN KEY (workspace_id, roundtable_id)
          REFERENCES dialogue_roundtable (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_dialogue_reply_slip_organisation FOREIGN KEY (workspace_id, organisation_id)
          REFERENCES directory_organisation (workspace_id, id)
      );
      CREATE UNIQUE INDEX ix_dialogue_reply_slip_workspace ON dialogue_reply_slip (workspace_id, id);
      CREATE INDEX ix_dialogue_reply_slip_organisation ON dialogue_reply_slip (workspace_id, organisation_id);
      COMMENT ON TABLE dialogue_reply_slip IS 'server: SELECT, INSERT, UPDATE';
      SELECT isolate_workspace('dialogue_reply_slip');
      CREATE TABLE dialogue_reply_link (
        token_hash bytea CONSTRAINT pk_dialogue_reply_link PRIMARY KEY,
        workspace_id uuid NOT NULL,
        slip_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT fk_dialogue_reply_link_slip FOREIGN KEY (workspace_id, slip_id)
          REFERENCES dialogue_reply_slip (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX ix_dialogue_reply_link_slip ON dialogue_reply_link (workspace_id, slip_id);
      COMMENT ON TABLE dialogue_reply_link IS 'server: SELECT, INSERT';
      SELECT isolate_workspace('dialogue_reply_link');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dialogue_reply_link; DROP TABLE dialogue_reply_slip');
  }
}
