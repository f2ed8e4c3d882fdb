import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { io } from 'socket.io-client';
import { roles } from '../../src/kernel/actor.js';
import { hashPassword } from '../../src/platform/auth/argon2.js';
import { PermissionRegistry } from '../../src/platform/auth/permission-registry.js';
import { Database } from '../../src/platform/database/database.js';
import { startApp } from '../support/app.js';
import type { RunningApp } from '../support/app.js';
import { accountsIn, city } from '../support/demonstration.js';
import { undescribed } from '../support/described.js';
import { cookieOf } from '../support/visitor.js';
import { givenMember, givenWorkspace } from '../support/workspace.js';
import { endsItsSession, entries } from './isolation-entries.js';
import { entryPointsOf } from './walk-routes.js';
import type { EntryPoint } from './walk-routes.js';

/** The answer: HTTP status, or the problem in a socket's acknowledgement. */
interface Answer {
  readonly status: number;
  readonly code: string | undefined;
}

interface Caller {
  readonly name: string;
  readonly cookie: string | undefined;
  readonly renew: () => Promise<string>;
}

const password = 'a quiet morning walk';
const home = city.workspaceId;

let running: RunningApp;
let owner: pg.Pool;
let entryPoints: EntryPoint[];
let callers: ReadonlyMap<string, Caller>;
let outsider: Caller;
let outside: string;
let calls = 0;
let tried = 0;

async function caller(name: string, email: string, secret: string): Promise<Caller> {
  const renew = () => cookieOf(running.url, email, secret);
  return { name, cookie: await renew(), renew };
}

beforeAll(async () => {
  running = await startApp({ demonstration: true });
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const accounts = accountsIn(running.folder);
  const found = await Promise.all(
    roles.map(async (role) => {
      const account = accounts.find((one) => one.role === role)!;
      return [role, await caller(role, account.email, account.password)] as const;
    }),
  );
  callers = new Map(found);
  const database = running.app.get(Database);
  const workspace = await givenWorkspace(database);
  outside = workspace.workspaceId;
  const passwordHash = await hashPassword(password);
  const member = await givenMember(database, workspace, { role: 'administrator', passwordHash });
  await owner.query('UPDATE identity_membership SET roles = $1 WHERE account_id = $2', [roles, member.actor.accountId]);
  outsider = await caller('outsider', member.email, password);
  entryPoints = entryPointsOf(running.app);
}, 300_000);

afterAll(async () => {
  await owner?.end();
  await running?.close();
});

/** The id of a record in the demonstration's city; a random one if there is none. */
async function foreignId(source: string): Promise<string> {
  if (source.startsWith('=')) return source.slice(1);
  const [table, column = 'id'] = source.split('.');
  if (table === 'random') return randomUUID();
  const { rows } = await owner.query<{ id: string }>(
    `SELECT ${column} AS id FROM ${table} WHERE workspace_id = $1 LIMIT 1`,
    [home],
  );
  return rows[0]?.id ?? randomUUID();
}

async function parametersOf(entryPoint: EntryPoint, foreign: boolean): Promise<Record<string, string>> {
  const named = Object.entries(entries[entryPoint.name] ?? {});
  const ids = named.map(async ([parameter, source]) => {
    const value = foreign || source.startsWith('=') ? await foreignId(source) : randomUUID();
    return [parameter, value] as const;
  });
  return Object.fromEntries(await Promise.all(ids));
}

/** Bodies that do not match docs/api/openapi.json. */
const faults = new Set<string>();

async function callHttp(entryPoint: EntryPoint, who: Caller | undefined, ids: Record<string, string>): Promise<Answer> {
  const path = entryPoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? randomUUID()));
  const cookie = who && endsItsSession.includes(entryPoint.name) ? await who.renew() : who?.cookie;
  const prefix = path.startsWith('health/') ? '' : '/api';
  const sends = !['GET', 'DELETE'].includes(entryPoint.method);
  const answer = await fetch(`${running.url}${prefix}/${path}`, {
    method: entryPoint.method,
    headers: {
      'if-match': '"1"',
      ...(cookie && { cookie }),
      ...(sends && { 'content-type': 'application/json' }),
    },
    ...(sends && { body: '{}' }),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type')?.includes('problem+json') === true;
  if (answer.ok && answer.headers.get('content-type')?.includes('json') === true) {
    const body: unknown = JSON.parse(text);
    for (const fault of undescribed(entryPoint.method, `${prefix}/${path}`, { status: answer.status, body }))
      faults.add(fault);
  }
  return { status: answer.status, code: isProblem ? (JSON.parse(text) as { code: string }).code : undefined };
}

async function callSocket(
  entryPoint: EntryPoint,
  who: Caller | undefined,
  payload: Record<string, string>,
): Promise<Answer> {
  const socket = io(`${running.url}${entryPoint.path}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(who?.cookie && { extraHeaders: { cookie: who.cookie } }),
  });
  try {
    const ack = (await socket.timeout(5000).emitWithAck(entryPoint.method, payload)) as {
      ok?: boolean;
      problem?: { status?: number; code?: string };
    };
    return { status: ack.ok === false ? (ack.problem?.status ?? 400) : 200, code: ack.problem?.code };
  } finally {
    socket.disconnect();
  }
}

async function callEntryPoint(
  entryPoint: EntryPoint,
  who: Caller | undefined,
  where: { workspaceId: string; foreign?: boolean },
): Promise<Answer> {
  calls += 1;
  const ids = { ...(await parametersOf(entryPoint, where.foreign === true)), workspaceId: where.workspaceId };
  return entryPoint.kind === 'http' ? callHttp(entryPoint, who, ids) : callSocket(entryPoint, who, ids);
}

const notPermitted = 'platform.auth.not-permitted';
const workspaceNotFound = 'platform.auth.workspace-not-found';

/** All deviations at once, so that one run shows them all. */
async function deviations(check: (entryPoint: EntryPoint) => Promise<string | undefined>): Promise<string[]> {
  const found: string[] = [];
  for (const entryPoint of entryPoints) {
    const wrong = await check(entryPoint).catch((error: Error) => error.message);
    if (wrong !== undefined) found.push(`${entryPoint.name}: ${wrong}`);
  }
  return found;
}

const said = ({ status, code }: Answer): string => `${status} ${code ?? ''}`;

describe('every endpoint and socket command', () => {
  it('is listed', () => {
    const names = entryPoints.map(({ name }) => name);
    expect(names.filter((name) => entries[name] === undefined)).toEqual([]);
  });

  it('declares a permission of the tables, or that it is open', () => {
    const known = running.app.get(PermissionRegistry).all;
    const unnamed = entryPoints.filter(({ permission, isPublic, forSignedIn }) =>
      permission === undefined ? !isPublic && !forSignedIn : known[permission] === undefined,
    );
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('answers without signing in only if it is public', async () => {
    const wrong = await deviations(async (entryPoint) => {
      const answer = await callEntryPoint(entryPoint, undefined, { workspaceId: home });
      const refused = answer.status === 401;
      return refused === !entryPoint.isPublic && answer.status < 500 ? undefined : said(answer);
    });
    expect(wrong).toEqual([]);
  }, 120_000);

  it.each(roles)(
    'answers %s according to the permission tables',
    async (role) => {
      const permissions = running.app.get(PermissionRegistry).all;
      const wrong = await deviations(async (entryPoint) => {
        const answer = await callEntryPoint(entryPoint, callers.get(role), { workspaceId: home });
        if (answer.status >= 500) return said(answer);
        if (entryPoint.permission === undefined) return answer.code === notPermitted ? said(answer) : undefined;
        const allowed = permissions[entryPoint.permission]?.includes(role) === true;
        const refused = answer.status === 403 && answer.code === notPermitted;
        return allowed === !refused && answer.status !== 401 ? undefined : said(answer);
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('does not exist for a member of another workspace', async () => {
    const wrong = await deviations(async (entryPoint) => {
      if (entryPoint.permission === undefined) return undefined;
      const answer = await callEntryPoint(entryPoint, outsider, { workspaceId: home, foreign: true });
      return answer.status === 404 && answer.code === workspaceNotFound ? undefined : said(answer);
    });
    expect(wrong).toEqual([]);
  }, 120_000);

  it('finds nothing of another workspace by its ids, with any role', async () => {
    const wrong = await deviations(async (entryPoint) => {
      const named = Object.values(entries[entryPoint.name] ?? {}).some((source) => !source.startsWith('='));
      if (entryPoint.permission === undefined || !named || entryPoint.name === 'socket /live leave') return undefined;
      const answer = await callEntryPoint(entryPoint, outsider, { workspaceId: outside, foreign: true });
      return answer.status >= 400 && answer.status < 500 && answer.code !== notPermitted ? undefined : said(answer);
    });
    expect(wrong).toEqual([]);
  }, 120_000);

  it('finds nothing if something else replaces an id', async () => {
    const wrong = await deviations(async (entryPoint) => {
      if (entryPoint.kind !== 'http') return undefined;
      const places = Object.entries(entries[entryPoint.name] ?? {}).filter(([, source]) => !source.startsWith('='));
      for (const [place] of places) {
        const ids = { ...(await parametersOf(entryPoint, false)), workspaceId: outside, [place]: 'no-id' };
        const answer = await callHttp(entryPoint, outsider, ids);
        if (answer.status !== 404 || answer.code === undefined) return `${place}: ${said(answer)}`;
        tried += 1;
      }
      return undefined;
    });
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(80);
  }, 120_000);

  it('sends bodies as docs/api/openapi.json describes them, complete and without more', async () => {
    const reads = entryPoints.filter(
      ({ kind, method, path }) => kind === 'http' && method === 'GET' && !/\.\w+$/.test(path),
    );
    let read = 0;
    for (const who of callers.values())
      for (const entryPoint of reads) {
        const { status } = await callEntryPoint(entryPoint, who, { workspaceId: home, foreign: true });
        if (status === 200) read += 1;
      }
    expect([...faults]).toEqual([]);
    expect(read).toBeGreaterThan(100);
  }, 120_000);

  it('was called', () => {
    process.stderr.write(`isolation walk: ${entryPoints.length} entryPoints, ${calls} calls\n`);
    expect(calls).toBeGreaterThan(entryPoints.length * 9);
  });
});

describe('the events of a complete demonstration', () => {
  const named = `
    SELECT word FROM identity_person, jsonb_each_text(name) AS each (language, word)
    UNION SELECT word FROM directory_organisation, jsonb_each_text(name) AS each (language, word)
    UNION SELECT word FROM directory_place, jsonb_each_text(name) AS each (language, word) WHERE level IN ('park', 'enterprise')
    UNION SELECT email FROM identity_account`;
  const leaking = `SELECT e.type, n.word FROM domain_event e JOIN (${named}) n ON length(n.word) > 2 AND strpos(e.payload::text, n.word) > 0`;
  const secret = `SELECT type, payload FROM domain_event WHERE payload::text ~ '"[A-Za-z0-9_-]{43}"' OR payload::text ~ '[$]argon2id[$]'`;

  it('contain ids and facts, no names, no email addresses, no secrets', async () => {
    const { rows } = await owner.query<{ count: number }>('SELECT count(*)::int AS count FROM domain_event');
    expect(rows[0]!.count).toBeGreaterThan(100);
    expect((await owner.query(leaking)).rows).toEqual([]);
    expect((await owner.query(secret)).rows).toEqual([]);
  });

  it('are checked: a name in an event is found', async () => {
    await owner.query(
      `INSERT INTO domain_event SELECT gen_random_uuid(), workspace_id, 'seed.leak.v1', id, NULL, jsonb_build_object('who', name), now() FROM identity_person LIMIT 1`,
    );
    expect((await owner.query(leaking)).rows).toContainEqual(expect.objectContaining({ type: 'seed.leak.v1' }));
  });
});
