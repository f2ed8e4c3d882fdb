/** A table whose rows are records that must not be changed unnoticed. */
export interface AuditedTable {
  readonly name: string;
  /** Columns that identify a row. */
  readonly key?: readonly string[];
  /** Columns that are not part of a record, because they change with its use or with answers. */
  readonly ignored?: readonly string[];
  /** The column with the workspace. */
  readonly workspace?: string;
}

const list = (names: readonly string[]): string => `'{${names.join(',')}}'::text[]`;

const keyOf = ({ key = ['id'] }: AuditedTable): string =>
  key.length === 1 ? `t.${key[0]}::text` : `concat_ws('/', ${key.map((column) => `t.${column}`).join(', ')})`;

/** Without null values, so that a later migration can add a column. */
const contentOf = ({ ignored = [] }: AuditedTable): string => `jsonb_strip_nulls(to_jsonb(t) - ${list(ignored)})::text`;

const hashOf = (salt: string, content: string): string =>
  `encode(sha256(${salt} || convert_to(${content}, 'UTF8')), 'hex')`;

const workspaceOf = ({ workspace = 'workspace_id' }: AuditedTable): string => `t.${workspace}`;

/** Settings on which the text of a row depends. */
export const contentSettings = `SET TimeZone = 'UTC' SET bytea_output = 'hex' SET extra_float_digits = 1`;

/** The rows of a table with the hash of their content, from the program: functions of the database could be replaced. */
export const currentRecords = (table: AuditedTable): string => `
  SELECT ${workspaceOf(table)} AS workspace_id, ${keyOf(table)} AS record,
    ${hashOf(`coalesce(r.salt, '')`, contentOf(table))} AS hash
  FROM ${table.name} t LEFT JOIN audit_record r ON r.table_name = '${table.name}' AND r.record = ${keyOf(table)}`;

/** What a statement wrote is noted for the program, which signs it before the transaction commits. */
const noteWritten = `
  SELECT audit_note(string_agg(jsonb_build_array(workspace_id, table_name, record, version, hash)::text, E'\\n'))`;

/**
 * Hashes the rows of `source` whose content is not that of their hash, with a new salt: the hash of an earlier content
 * means nothing once its salt is gone.
 */
const hashRows = (table: AuditedTable, source: string): string => `
  WITH salted AS MATERIALIZED (
    SELECT ${workspaceOf(table)} AS workspace_id, ${keyOf(table)} AS record, ${contentOf(table)} AS content,
      uuid_send(gen_random_uuid()) AS salt FROM ${source} t
  ), written AS (
    INSERT INTO audit_record AS r (workspace_id, table_name, record, version, salt, hash)
    SELECT s.workspace_id, '${table.name}', s.record, 1, s.salt, ${hashOf('s.salt', 's.content')}
    FROM salted s LEFT JOIN audit_record k ON k.table_name = '${table.name}' AND k.record = s.record
    WHERE k.hash IS NULL OR k.hash <> ${hashOf('k.salt', 's.content')}
    ON CONFLICT (table_name, record) DO UPDATE SET version = r.version + 1, salt = excluded.salt, hash = excluded.hash
    RETURNING r.*
  )${noteWritten}`;

/** Deletes salt and hash of deleted rows. The version stays, so that a new row with the same key is a later version. */
const forgetRows = (table: AuditedTable): string => `
  WITH written AS (
    UPDATE audit_record r SET version = r.version + 1, salt = NULL, hash = NULL
    FROM changed t WHERE r.table_name = '${table.name}' AND r.record = ${keyOf(table)} RETURNING r.*
  )${noteWritten}`;

/** For rows that no trigger has seen: those of tables that are newly audited, and those that migrations changed. */
export const hashUnseen = (table: AuditedTable): string =>
  `${hashRows(
    table,
    `(SELECT t.* FROM ${table.name} t WHERE ${keyOf(table)} NOT IN (SELECT record FROM audit_suspect WHERE table_name = '${table.name}'))`,
  )} FROM written`;

const asTrigger = (name: string, statement: string): string => `
CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp ${contentSettings} AS $$
DECLARE noted text;
BEGIN
  ${statement} INTO noted FROM written;
  RETURN NULL;
END $$;`;

function triggersOf(table: AuditedTable): string {
  const { name } = table;
  const on = (operation: 'INSERT' | 'UPDATE' | 'DELETE', doing: 'write' | 'forget'): string => `
CREATE OR REPLACE TRIGGER tr_${name}_audit_${operation.toLowerCase()} AFTER ${operation} ON ${name}
  REFERENCING ${doing === 'write' ? 'NEW' : 'OLD'} TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION audit_${doing}_${name}();`;
  return [
    asTrigger(`audit_write_${name}`, hashRows(table, 'changed')),
    asTrigger(`audit_forget_${name}`, forgetRows(table)),
    on('INSERT', 'write') + on('UPDATE', 'write') + on('DELETE', 'forget'),
  ].join('');
}

/**
 * Triggers that hash each written row with a random salt. The hashes are noted in a setting of the transaction, which
 * only the session that writes can see or set.
 */
export const auditTriggers = (tables: readonly AuditedTable[]): string => `
CREATE OR REPLACE FUNCTION audit_note(written text) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN written IS NOT NULL THEN
    set_config('app.changes', concat_ws(E'\\n', nullif(current_setting('app.changes', true), ''), written), true) END $$;
CREATE OR REPLACE FUNCTION audit_differences() RETURNS TABLE (table_name text, record text)
LANGUAGE sql STABLE SET search_path = public, pg_temp ${contentSettings} AS $$
${tables.map((table) => differencesIn(table)).join('\n  UNION ALL ')} $$;
${tables.map(triggersOf).join('')}`;

const differencesIn = (table: AuditedTable): string => `
  SELECT '${table.name}', c.record FROM (${currentRecords(table)}) c
  LEFT JOIN audit_record r ON r.table_name = '${table.name}' AND r.record = c.record WHERE r.hash IS DISTINCT FROM c.hash`;
