import type { MigrationInterface } from 'typeorm';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { createEmptyDatabase } from '../support/database.js';

export interface Steps {
  readonly source: DataSource;
  up(step: MigrationInterface): Promise<void>;
  down(step: MigrationInterface): Promise<void>;
  /** The definitions of all objects of the schema. */
  schema(): Promise<readonly string[]>;
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export const steps: readonly MigrationInterface[] = migrations.map((Migration) => new Migration());

/** An empty database on which migrations are run one by one, each in a transaction, as in `migrate`. */
export async function openSteps(): Promise<Steps> {
  const database = await createEmptyDatabase();
  const source = await createDataSource(database.ownerUrl, [], 1).initialize();
  const take = async (work: 'up' | 'down', step: MigrationInterface): Promise<void> => {
    const runner = source.createQueryRunner();
    try {
      await runner.startTransaction();
      await step[work](runner);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  };
  return {
    source,
    up: (step) => take('up', step),
    down: (step) => take('down', step),
    schema: async () => (await source.query<{ line: string }[]>(everything)).map(({ line }) => line),
    query: (sql, parameters = []) => source.query(sql, [...parameters]),
    close: async () => {
      await source.destroy();
      await database.drop();
    },
  };
}

const everything = `
  WITH ours AS (SELECT oid, relname, relkind, relrowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace),
  line (line) AS (
    SELECT format('%s %s rls=%s comment=%s', relkind, relname, relrowsecurity, obj_description(oid, 'pg_class')) FROM ours
    UNION ALL SELECT format('%s.%s %s null=%s default=%s', o.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
      FROM ours o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = o.oid AND d.adnum = a.attnum WHERE o.relkind IN ('r', 'p')
    UNION ALL SELECT format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN ours o ON o.oid = i.indexrelid
    UNION ALL SELECT format('policy %s on %s: %s / %s to %s', polname, polrelid::regclass, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid), polroles::regrole[]) FROM pg_policy
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace)
  SELECT line FROM line ORDER BY line`;
