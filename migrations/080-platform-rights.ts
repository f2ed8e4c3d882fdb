import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The platform's own tables say by their comment what the server may do with them, as all others do (docs/adr/0003). */
const rights = {
  domain_event: 'append-only: the trail of what was done',
  audit_seal: 'append-only: the hash chain over the trail',
  mail_outbox: 'server: INSERT; reading and sending through functions of the owner',
  event_delivery: 'server: SELECT, INSERT, UPDATE; ids only, hence without a policy',
} as const;

export class PlatformRights1764000000080 implements MigrationInterface {
  readonly name = 'PlatformRights1764000000080';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, right] of Object.entries(rights)) await runner.query(`COMMENT ON TABLE ${table} IS '${right}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(rights)) await runner.query(`COMMENT ON TABLE ${table} IS NULL`);
  }
}
