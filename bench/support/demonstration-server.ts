import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createApplication } from '../../src/application.js';
import { composeDemonstration } from '../../src/demo/compose-demonstration.js';
import { prepareDemonstration } from '../../src/demo/prepare-demonstration.js';
import { readSettings } from '../../src/platform/config/environment.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';

export interface DemonstrationServer {
  readonly origin: string;
  readonly workspaceId: string;
  readonly account: { readonly email: string; readonly password: string };
  /** The session cookie of the facilitator. */
  readonly cookie: string;
  /** The session cookie of another role. */
  readonly cookieOf: (role: string) => Promise<string>;
}

/**
 * Starts the program with the demonstration in a folder of its own; `grow` multiplies its data by SQL, as owner of the
 * database, before the work begins.
 */
export async function withDemonstration<Grown, Result>(
  name: string,
  grow: (owner: pg.Client, workspaceId: string) => Promise<Grown>,
  work: (server: DemonstrationServer, grown: Grown) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `bench-${name}-`));
  const server = await startEmbeddedPostgres(folder);
  try {
    await migrate(server.ownerUrl);
    const settings = readSettings({ DATA_DIR: folder, RATE_LIMIT: '0', LOG_LEVEL: 'error', DEMO: 'true' });
    const app = await createApplication({ settings, url: server.serverUrl });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const accounts = await prepareDemonstration(app, settings, () => undefined);
    const { workspaceId } = composeDemonstration().city;
    const owner = new pg.Client({ connectionString: server.ownerUrl });
    await owner.connect();
    const grown = await grow(owner, workspaceId).finally(() => owner.end());
    const accountOf = (wanted: string) => accounts.find(({ role }) => role === wanted)!;
    const account = accountOf('facilitator');
    const origin = `http://127.0.0.1:${port}`;
    const cookieOf = (role: string) => signIn(origin, accountOf(role));
    const result = await work({ origin, workspaceId, account, cookie: await cookieOf('facilitator'), cookieOf }, grown);
    await app.close();
    return result;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function signIn(origin: string, { email, password }: DemonstrationServer['account']): Promise<string> {
  const reply = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return reply.headers
    .getSetCookie()
    .find((one) => one.startsWith('tripartite_session='))!
    .split(';')[0]!;
}

const rounds = 20;

/** Milliseconds of twenty complete replies, one at a time, after one that warms up. */
export async function replyTimes(
  { origin, workspaceId, cookie }: DemonstrationServer,
  address: string,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    const reply = await fetch(`${origin}/api/workspaces/${workspaceId}${address}`, { headers: { cookie } });
    const { byteLength } = await reply.arrayBuffer();
    if (reply.status !== 200) throw new Error(`${address}: ${reply.status}`);
    if (round === rounds)
      process.stderr.write(`${address}: ${byteLength} bytes, ${times.map(Math.round).join(' ')} ms\n`);
    if (round > 0) times.push(performance.now() - start);
  }
  return times;
}
