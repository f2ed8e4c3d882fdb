import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntityList } from '../../src/platform/database/data-source.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { nobody } from '../../src/kernel/actor.js';
import { migrate, serverRole } from '../../src/platform/database/migrate.js';
import { entities } from '../../src/schema.js';
import { createEmptyDatabase, type OpenDatabase, openTestDatabase, type TestDatabase } from '../support/database.js';

let latest: OpenDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  latest = await openTestDatabase();
  empty = await createEmptyDatabase();
});
afterAll(async () => {
  await latest.close();
  await empty.drop();
});

/** The changes that TypeORM would make; foreign keys, checks, indexes and comments are only in migrations. */
async function drift(list: EntityList): Promise<readonly string[]> {
  const source = await createDataSource(latest.ownerUrl, list, 2).initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query).filter((query) => !/"(?:fk|ck|ix)_\w+"$|^COMMENT ON /.test(query));
  } finally {
    await source.destroy();
  }
}

describe('an empty database', () => {
  it('is migrated to the latest schema at once, and a second migration changes nothing', async () => {
    expect((await migrate(empty.ownerUrl)).applied.length).toBeGreaterThanOrEqual(8);
    expect((await migrate(empty.ownerUrl)).applied).toEqual([]);
  });
});

describe('the latest schema', () => {
  it('matches the entities', async () => {
    expect(await drift(entities)).toEqual([]);
  });

  it('is checked: an entity that differs is found', async () => {
    @Entity('roadmap_counter')
    class WrongCounter {
      @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_counter' }) workspaceId: string;
      @Column('bigint') lastNumber: string;
      @Column('text') nobodyMadeThis: string;
    }
    const found = (await drift([WrongCounter])).join('\n');
    expect(found).toContain('"nobody_made_this" text NOT NULL');
    expect(found).toContain('"last_number"');
  });
});

interface Table {
  readonly name: string;
  readonly comment: string | null;
  readonly isolated: boolean;
  readonly workspace: boolean;
  readonly rights: string;
}

const listing = `
  SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS comment,
    EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = c.oid AND attname = 'workspace_id' AND attnotnull) AS workspace,
    c.relrowsecurity AND EXISTS (
      SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polroles = '{0}'
        AND pg_get_expr(p.polqual, c.oid) IN ('(workspace_id = current_workspace())',
          '(workspace_id = ( SELECT current_workspace() AS current_workspace))')
        AND pg_get_expr(p.polwithcheck, c.oid) = '(workspace_id = current_workspace())') AS isolated,
    coalesce((SELECT string_agg(privilege_type, ', ' ORDER BY privilege_type) FROM information_schema.role_table_grants
      WHERE table_schema = 'public' AND table_name = c.relname AND grantee = $1), '') AS rights
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations' ORDER BY 1`;

/** Tables that are read before a workspace is known, or across workspaces, with the reason and the server's rights. */
const outside: readonly string[] = [
  'database_functions',
  'event_delivery',
  'idempotency_key',
  'identity_account',
  'identity_api_token',
  'identity_attempt',
  'identity_credential',
  'identity_device',
  'identity_factor',
  'identity_invitation',
  'identity_membership',
  'identity_recovery_code',
  'identity_session',
  'identity_sign_in_link',
  'identity_workspace',
  'mail_outbox',
];

const classes: readonly (readonly [RegExp, string])[] = [
  [/^guarded/, ''],
  [/^append-only/, 'INSERT, SELECT'],
  [/^server: [A-Z]/, 'as written'],
];

function rightsBy(comment: string | null): string {
  if (comment === null) return 'DELETE, INSERT, SELECT, UPDATE';
  const found = classes.find(([pattern]) => pattern.test(comment));
  if (found === undefined) return `no class begins with "${comment}"`;
  if (found[1] !== 'as written') return found[1];
  const written = /^server: ([A-Z, ]+)/.exec(comment)?.[1] ?? '';
  return written.trim().split(', ').sort().join(', ');
}

const wrong = ({ name, comment, isolated, workspace, rights }: Table): readonly string[] => [
  ...(isolated && workspace ? [] : outside.includes(name) ? [] : [`${name} is content without isolation`]),
  ...(isolated && outside.includes(name) ? [`${name} is isolated: it does not belong to the list`] : []),
  ...(comment === null && outside.includes(name) ? [`${name} does not say what the server may do`] : []),
  ...(rights === rightsBy(comment) ? [] : [`${name}: the server has ${rights}, its comment says ${rightsBy(comment)}`]),
];

describe('every table', () => {
  const tables = (): Promise<readonly Table[]> => latest.owner<Table>(listing, [serverRole]);

  it("is isolated by row, or listed as an exception; its comment determines the server's rights", async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(50);
    expect(all.flatMap(wrong)).toEqual([]);
  });

  it.each([
    ['CREATE TABLE seed_open (id uuid)', 'seed_open is content without isolation'],
    [
      `CREATE TABLE seed_word (workspace_id uuid NOT NULL); COMMENT ON TABLE seed_word IS 'whatever'`,
      'no class begins',
    ],
    ['GRANT DELETE ON domain_event TO tripartite_server', 'domain_event: the server has DELETE, INSERT, SELECT'],
    ['DROP POLICY workspace_isolation ON roadmap_action', 'roadmap_action is content without isolation'],
  ])('is checked: %s is found', async (seed, message) => {
    await latest.owner(seed);
    expect((await tables()).flatMap(wrong).join('\n')).toContain(message);
  });
});

describe('every foreign key', () => {
  /** Written in the transaction of the event or change itself; an additional index on those would have no benefit. */
  const withEvent = [
    'fk_audit_change_unsealed_change',
    'fk_audit_seal_change',
    'fk_audit_seal_event',
    'fk_event_delivery_event',
    'fk_event_unsealed_event',
  ];
  const has = (side: 'conrelid' | 'confrelid'): string =>
    `EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = ${side} AND attname = 'workspace_id')`;
  const loose = `
    SELECT conname AS name FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
      AND ${has('conrelid')} AND ${has('confrelid')}
      AND NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = conrelid AND attname = 'workspace_id' AND attnum = ANY (conkey))`;
  const found = async (): Promise<readonly string[]> =>
    (await latest.owner<{ name: string }>(loose)).map(({ name }) => name).filter((name) => !withEvent.includes(name));

  it('within a workspace includes the workspace, because it is checked without row-level security', async () => {
    expect(await found()).toEqual([]);
  });

  it('is checked: one without it is found', async () => {
    await latest.owner(
      'CREATE TABLE seed_loose (workspace_id uuid, place_id uuid CONSTRAINT fk_seed_loose_place REFERENCES directory_place (id))',
    );
    expect(await found()).toEqual(['fk_seed_loose_place']);
  });
});

describe('every name and type', () => {
  const contexts = [
    'audit',
    'database',
    'dialogue',
    'directory',
    'domain',
    'event',
    'idempotency',
    'identity',
    'indicators',
    'notifications',
    'job',
    'live',
    'mail',
    'roadmap',
    'surveys',
  ];
  const columns = `
    SELECT table_name || '.' || column_name AS name, data_type AS type FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'migrations' AND table_name NOT LIKE 'seed%'`;
  const constraints = `
    SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c') AND conrelid::regclass::text NOT IN ('migrations') AND conrelid::regclass::text NOT LIKE 'seed%'
    UNION ALL SELECT indrelid::regclass::text, c.relname FROM pg_index JOIN pg_class c ON c.oid = indexrelid
    WHERE c.relnamespace = 'public'::regnamespace AND indrelid::regclass::text NOT IN ('migrations') AND indrelid::regclass::text NOT LIKE 'seed%'`;
  const misnamed = (rows: readonly { readonly table: string; readonly name: string }[]): readonly string[] =>
    rows
      .filter(({ table, name }) => !new RegExp(`^(?:pk|uq|fk|ck|ix)_${table}(?:_[a-z0-9_]+)?$`).test(name))
      .map(({ name }) => name);
  const mistyped = (rows: readonly { readonly name: string; readonly type: string }[]): readonly string[] =>
    rows
      .filter(
        ({ name, type }) =>
          !/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/.test(name) || /without time zone|money|character/.test(type),
      )
      .map(({ name, type }) => `${name} ${type}`);

  it('is in snake_case with the prefix of its context or table, and times have a time zone', async () => {
    const all = await latest.owner<{ name: string; type: string }>(columns);
    expect(all.length).toBeGreaterThan(300);
    expect(mistyped(all)).toEqual([]);
    expect(
      [...new Set(all.map(({ name }) => name.split('_')[0] ?? ''))].filter((name) => !contexts.includes(name)),
    ).toEqual([]);
    expect(misnamed(await latest.owner<{ table: string; name: string }>(constraints))).toEqual([]);
  });

  it('is checked: a violation is found', () => {
    expect(
      mistyped([
        { name: 'roadmap_action.dueOn', type: 'date' },
        { name: 'a.b', type: 'timestamp without time zone' },
      ]),
    ).toHaveLength(2);
    expect(misnamed([{ table: 'roadmap_action', name: 'roadmap_action_pkey' }])).toEqual(['roadmap_action_pkey']);
  });
});

describe('the server', () => {
  it('connects as a role that owns nothing and cannot bypass row-level security', async () => {
    const [role] = await latest.owner(
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = $1`,
      [serverRole],
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owned: 0 });
  });

  const open = `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
    AND NOT coalesce(array_to_string(proconfig, ' '), '') LIKE '%search_path=%'`;

  it("can call the owner's functions only if it cannot replace the tables that they use", async () => {
    expect(await latest.owner(open)).toEqual([]);
    await latest.owner('CREATE FUNCTION seed_door() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$');
    expect(await latest.owner(open)).toEqual([{ name: 'seed_door' }]);
  });

  it('sees no content without a workspace', async () => {
    const tables = await latest.owner<Table>(listing, [serverRole]);
    const content = tables.filter(({ isolated, rights }) => isolated && rights.includes('SELECT'));
    await latest.owner(
      `INSERT INTO job_run (id, workspace_id, kind, params, state, progress, created_at, updated_at)
       VALUES (gen_random_uuid(), gen_random_uuid(), 'seed', '{}', 'done', 1, now(), now())`,
    );
    const counts = await latest.database.read(nobody, (tx) =>
      Promise.all(content.map(({ name }) => tx.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`))),
    );
    expect(counts.flat().every(({ count }) => count === 0)).toBe(true);
    expect(await latest.owner('SELECT 1 FROM job_run')).toHaveLength(1);
  });
});
