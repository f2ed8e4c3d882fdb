import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails are deleted thirty days after they were sent or given up. */
export class MailRetention1764000000201 implements MigrationInterface {
  readonly name = 'MailRetention1764000000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION mail_expire() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        WITH gone AS (DELETE FROM mail_outbox WHERE created_at < now() - interval '30 days' AND (sent_at IS NOT NULL OR attempts >= 10)
          RETURNING 1) SELECT count(*)::integer FROM gone $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION mail_expire();');
  }
}
