/**
 * Ends each connection that commits a new row of a table, as when the program or its database is killed then, until the
 * returned function is called.
 */
export async function killedAtCommit(
  owner: (sql: string) => Promise<unknown>,
  table: string,
): Promise<() => Promise<unknown>> {
  await owner(`
    CREATE FUNCTION killed_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER killed_at_commit AFTER INSERT ON ${table} DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION killed_at_commit();`);
  return () => owner(`DROP TRIGGER killed_at_commit ON ${table}; DROP FUNCTION killed_at_commit()`);
}
