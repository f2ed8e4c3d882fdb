import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows whose change or end may take a right away from an account. */
const sources = [
  ['identity_session', 'DELETE'],
  ['identity_api_token', 'DELETE'],
  ['identity_membership', 'DELETE OR UPDATE OF roles'],
] as const;

/** Tells all processes at commit whose access has changed, so that open connections are asked again. */
export class AccessChanges1764000000240 implements MigrationInterface {
  readonly name = 'AccessChanges1764000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION identity_tell_access_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM pg_notify('tripartite_wake', jsonb_build_object('kind', 'access', 'id', OLD.account_id)::text);
        RETURN NULL;
      END $$`);
    for (const [table, change] of sources)
      await runner.query(`
        CREATE TRIGGER tr_${table}_access AFTER ${change} ON ${table}
        FOR EACH ROW EXECUTE FUNCTION identity_tell_access_changed()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of sources) await runner.query(`DROP TRIGGER tr_${table}_access ON ${table}`);
    await runner.query('DROP FUNCTION identity_tell_access_changed()');
  }
}
