import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events that are not part of the audit chain yet, so that sealing reads what is new and not the whole trail. A row is written
 * with each event and deleted with its seal.
 */
export class UnsealedEvents1764000000251 implements MigrationInterface {
  readonly name = 'UnsealedEvents1764000000251';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event_unsealed (
        event_id uuid CONSTRAINT pk_event_unsealed PRIMARY KEY CONSTRAINT fk_event_unsealed_event REFERENCES domain_event (id),
        workspace_id uuid NOT NULL
      );
      CREATE INDEX ix_event_unsealed_workspace ON event_unsealed (workspace_id);
      INSERT INTO event_unsealed SELECT id, workspace_id FROM domain_event e
        WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id);
      SELECT isolate_workspace('event_unsealed');
      COMMENT ON TABLE event_unsealed IS 'server: SELECT, INSERT, DELETE';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event_unsealed;');
  }
}
