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
import { doorsOf } from './walk-routes.js';
import type { Door } from './walk-routes.js';

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
let doors: Door[];
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
  doors = doorsOf(running.app);
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

async function parametersOf(door: Door, foreign: boolean): Promise<Record<string, string>> {
  const named = Object.entries(entries[door.name] ?? {});
  const ids = named.map(async ([parameter, source]) => {
    const value = foreign || source.startsWith('=') ? await foreignId(source) : randomUUID();
    return [parameter, value] as const;
  });
  return Object.fromEntries(await Promise.all(ids));
}

/** Bodies that do not match docs/api/openapi.json. */
const faults = new Set<string>();

async function callHttp(door: Door, who: Caller | undefined, ids: Record<string, string>): Promise<Answer> {
  const path = door.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? randomUUID()));
  const cookie = who && endsItsSession.includes(door.name) ? await who.renew() : who?.cookie;
  const prefix = path.startsWith('health/') ? '' : '/api';
  const sends = !['GET', 'DELETE'].includes(door.method);
  const answer = await fetch(`${running.url}${prefix}/${path}`, {
    method: door.method,
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
    for (const fault of undescribed(door.method, `${prefix}/${path}`, { status: answer.status, body }))
      faults.add(fault);
  }
  return { status: answer.status, code: isProblem ? (JSON.parse(text) as { code: string }).code : undefined };
}

async function callSocket(door: Door, who: Caller | undefined, payload: Record<string, string>): Promise<Answer> {
  const socket = io(`${running.url}${door.path}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(who?.cookie && { extraHeaders: { cookie: who.cookie } }),
  });
  try {
    const ack = (await socket.timeout(5000).emitWithAck(door.method, payload)) as {
      ok?: boolean;
      problem?: { status?: number; code?: string };
    };
    return { status: ack.ok === false ? (ack.problem?.status ?? 400) : 200, code: ack.problem?.code };
  } finally {
    socket.disconnect();
  }
}

async function knock(
  door: Door,
  who: Caller | undefined,
  where: { workspaceId: string; foreign?: boolean },
): Promise<Answer> {
  calls += 1;
  const ids = { ...(await parametersOf(door, where.foreign === true)), workspaceId: where.workspaceId };
  return door.kind === 'http' ? callHttp(door, who, ids) : callSocket(door, who, ids);
}

const notPermitted = 'platform.auth.not-permitted';
const workspaceNotFound = 'platform.auth.workspace-not-found';

/** All deviations at once, so that one run shows them all. */
async function deviations(check: (door: Door) => Promise<string | undefined>): Promise<string[]> {
  const found: string[] = [];
  for (const door of doors) {
    const wrong = await check(door).catch((error: Error) => error.message);
    if (wrong !== undefined) found.push(`${door.name}: ${wrong}`);
  }
  return found;
}

const said = ({ status, code }: Answer): string => `${status} ${code ?? ''}`;

describe('every endpoint and socket command', () => {
  it('is listed', () => {
    const names = doors.map(({ name }) => name);
    expect(names.filter((name) => entries[name] === undefined)).toEqual([]);
  });

  it('declares a permission of the tables, or that it is open', () => {
    const known = running.app.get(PermissionRegistry).all;
    const unnamed = doors.filter(({ permission, isPublic, forSignedIn }) =>
      permission === undefined ? !isPublic && !forSignedIn : known[permission] === undefined,
    );
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('answers without signing in only if it is public', async () => {
    const wrong = await deviations(async (door) => {
      const answer = await knock(door, undefined, { workspaceId: home });
      const refused = answer.status === 401;
      return refused === !door.isPublic && answer.status < 500 ? undefined : said(answer);
    });
    expect(wrong).toEqual([]);
  }, 120_000);

  it.each(roles)(
    'answers %s according to the permission tables',
    async (role) => {
      const permissions = running.app.get(PermissionRegistry).all;
      const wrong = await deviations(async (door) => {
        const answer = await knock(door, callers.get(role), { workspaceId: home });
        if (answer.status >= 500) return said(answer);
        if (door.permission === undefined) return answer.code === notPermitted ? said(answer) : undefined;
        const allowed = permissions[door.permission]?.includes(role) === true;
        const refused = answer.status === 403 && answer.code === notPermitted;
        return allowed === !refused && answer.status !== 401 ? undefined : said(answer);
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('does not exist for a member of another workspace', async () => {
    const wrong = await deviations(async (door) => {
      if (door.permission === undefined) return undefined;
      const answer = await knock(door, outsider, { workspaceId: home, foreign: true });
      return answer.status === 404 && answer.code === workspaceNotFound ? undefined : said(answer);
    });
    expect(wrong).toEqual([]);
  }, 120_000);

  it('finds nothing of another workspace by its ids, with any role', async () => {
    const wrong = await deviations(async (door) => {
      const named = Object.values(entries[door.name] ?? {}).some((source) => !source.startsWith('='));
      if (door.permission === undefined || !named || door.name === 'socket /live leave') return undefined;
      const answer = await knock(door, outsider, { workspaceId: outside, foreign: true });
      return answer.status >= 400 && answer.status < 500 && answer.code !== notPermitted ? undefined : said(answer);
    });
    expect(wrong).toEqual([]);
  }, 120_000);

  it('finds nothing if something else replaces an id', async () => {
    const wrong = await deviations(async (door) => {
      if (door.kind !== 'http') return undefined;
      const places = Object.entries(entries[door.name] ?? {}).filter(([, source]) => !source.startsWith('='));
      for (const [place] of places) {
        const ids = { ...(await parametersOf(door, false)), workspaceId: outside, [place]: 'no-id' };
        const answer = await callHttp(door, outsider, ids);
        if (answer.status !== 404 || answer.code === undefined) return `${place}: ${said(answer)}`;
        tried += 1;
      }
      return undefined;
    });
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(80);
  }, 120_000);

  it('sends bodies as docs/api/openapi.json describes them, complete and without more', async () => {
    const reads = doors.filter(({ kind, method, path }) => kind === 'http' && method === 'GET' && !/\.\w+$/.test(path));
    let read = 0;
    for (const who of callers.values())
      for (const door of reads) {
        const { status } = await knock(door, who, { workspaceId: home, foreign: true });
        if (status === 200) read += 1;
      }
    expect([...faults]).toEqual([]);
    expect(read).toBeGreaterThan(100);
  }, 120_000);

  it('was called', () => {
    process.stderr.write(`isolation walk: ${doors.length} doors, ${calls} calls\n`);
    expect(calls).toBeGreaterThan(doors.length * 9);
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
      `INSERT INTO domain_event SELECT gen_random_uuid(), workspace_id, 'seed.leak.told.v1', id, NULL, jsonb_build_object('who', name), now() FROM identity_person LIMIT 1`,
    );
    expect((await owner.query(leaking)).rows).toContainEqual(expect.objectContaining({ type: 'seed.leak.told.v1' }));
  });
});
