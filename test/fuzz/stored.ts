import type pg from 'pg';

/** Values that no column may contain: infinite dates, years that no one means, numbers that are none. */
export async function wrongValues(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ table: string; column: string; type: string }>(
    `SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type ~ '^(date|timestamp|numeric|double)'`,
  );
  const found: string[] = [];
  for (const { table, column, type } of rows) {
    const name = `"${column}"`;
    const wrong = /^(date|timestamp)/.test(type)
      ? `NOT isfinite(${name}) OR extract(year FROM ${name}) NOT BETWEEN 1 AND 9999`
      : `${name}::text ~* 'nan|inf'`;
    const { rows: bad } = await owner.query<{ value: string }>(
      `SELECT ${name}::text AS value FROM "${table}" WHERE ${name} IS NOT NULL AND (${wrong}) LIMIT 1`,
    );
    if (bad[0] !== undefined) found.push(`${table}.${column} contains ${bad[0].value}`);
  }
  return found;
}
