import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createApplication } from '../src/application.js';
import { composeDemonstration } from '../src/demo/compose-demonstration.js';
import { prepareDemonstration } from '../src/demo/prepare-demonstration.js';
import { readSettings } from '../src/platform/config/environment.js';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../src/platform/database/migrate.js';

/** `BENCH_SHARE=0.01` for a quick trial. */
const share = Number(process.env['BENCH_SHARE'] ?? 1);
const sizes = {
  actions: Math.ceil(5_001 * share),
  places: Math.ceil(300 * share),
  people: Math.ceil(2_000 * share),
  events: Math.ceil(1_000_000 * share),
  answers: Math.ceil(1_000_000 * share),
};
const rounds = 20;
/** Milliseconds: limit for the slowest of twenty replies on an idle machine. */
const limit = 100;

interface Figure {
  readonly value: number;
  readonly limit?: number;
  readonly unit: string;
}

/**
 * Pages of a large workspace: the demonstration with many additional actions, places, people, events and answers.
 * Times of complete replies, one request at a time.
 */
export async function run(): Promise<{ readonly figures: Readonly<Record<string, Figure>> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-scale-'));
  const server = await startEmbeddedPostgres(folder);
  try {
    await migrate(server.ownerUrl);
    const settings = readSettings({ DATA_DIR: folder, RATE_LIMIT: '0', LOG_LEVEL: 'error', DEMO: 'true' });
    const app = await createApplication({ settings, url: server.serverUrl });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const accounts = await prepareDemonstration(app, settings, () => undefined);
    const { workspaceId } = composeDemonstration().city;
    const waveId = await grow(server.ownerUrl, workspaceId);
    const cookieOf = (wanted: string) =>
      signIn(
        port,
        accounts.find(({ role }) => role === wanted)!,
      );
    const [facilitator, analyst] = [await cookieOf('facilitator'), await cookieOf('analyst')];
    const figures: Record<string, Figure> = {};
    for (const address of addresses(waveId)) {
      const times: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const start = performance.now();
        const reply = await fetch(`http://127.0.0.1:${port}/api/workspaces/${workspaceId}${address}`, {
          headers: { cookie: address === '/indicators/runs' ? analyst : facilitator },
        });
        await reply.arrayBuffer();
        if (reply.status !== 200) throw new Error(`${address}: ${reply.status}`);
        // the first one warms up
        if (round > 0) times.push(performance.now() - start);
      }
      process.stderr.write(`${address}: ${times.map(Math.round).join(' ')} ms\n`);
      figures[address.replace(waveId, ':waveId')] = { value: Math.round(p95(times)), limit, unit: 'ms' };
    }
    await app.close();
    return { figures };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Overview, gaps, needs, activity; lists that forms offer; search; pages of surveys, roadmap, indicators and roundtables. */
function addresses(waveId: string): readonly string[] {
  return [
    ...['/chain/overview', '/chain/report', '/chain/what-needs-me', '/chain/activity'],
    ...['/roadmap/actions?limit=100&offset=0', '/roadmap/actions?limit=100&offset=4900', '/roadmap/objectives'],
    ...['/places?limit=100&offset=0', '/organisations?limit=100&offset=0', '/people?limit=100&offset=1900'],
    ...['/roadmap/actions?text=training&limit=100', '/roadmap/reports?words=training', '/roundtable-texts?words=heat'],
    ...['/conclusions?words=heat', '/people?search=1999&limit=20', '/places?search=299&limit=20'],
    ...['/surveys/waves', `/surveys/waves/${waveId}`, `/surveys/waves/${waveId}/fieldwork`, '/surveys/frame'],
    ...['/roundtables', '/conclusions', '/working-groups', '/indicators', '/indicators/overview', '/indicators/runs'],
  ];
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.ceil(0.95 * sorted.length) - 1]!;
}

async function signIn(port: number, account: { readonly email: string; readonly password: string }): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  return reply.headers
    .getSetCookie()
    .find((one) => one.startsWith('tripartite_session='))!
    .split(';')[0]!;
}

/** Multiplies the data of the demonstration with SQL; returns the wave with many answers. */
async function grow(url: string, workspaceId: string): Promise<string> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await fill(owner, workspaceId);
  } finally {
    await owner.end();
  }
}

async function fill(owner: pg.Client, workspaceId: string): Promise<string> {
  const copies = (table: string, changes: string, from: number, to: number): Promise<unknown> =>
    owner.query(
      `INSERT INTO ${table} SELECT copy.*
       FROM ${table} t, generate_series($2::int, $3::int) AS n, LATERAL jsonb_populate_record(t, ${changes}) AS copy
       WHERE t.id = (SELECT id FROM ${table} WHERE workspace_id = $1 ORDER BY id LIMIT 1)`,
      [workspaceId, from, to],
    );
  const named = `jsonb_build_object('id', gen_random_uuid(), 'name', jsonb_build_object('en', 'Copy ' || n, 'zh', '副本' || n))`;
  const count = async (table: string): Promise<number> => {
    const { rows } = await owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE workspace_id = $1`,
      [workspaceId],
    );
    return rows[0]!.n;
  };
  const actions = await count('roadmap_action');
  await copies(
    'roadmap_action',
    `jsonb_build_object('id', gen_random_uuid(), 'number', n)`,
    actions + 1001,
    sizes.actions + 1000,
  );
  await copies(
    'directory_place',
    `${named} || '{"level": "park", "country_code": null, "iso_code": null, "gb_code": null}'`,
    await count('directory_place'),
    sizes.places - 1,
  );
  await copies('identity_person', named, await count('identity_person'), sizes.people - 1);
  await owner.query(
    `INSERT INTO domain_event (id, workspace_id, type, subject, actor_id, payload, recorded_at)
     SELECT gen_random_uuid(), $1, e.type, e.subject, e.actor_id, e.payload, e.recorded_at - n * interval '1 minute'
     FROM (SELECT *, row_number() OVER () - 1 AS place FROM domain_event WHERE workspace_id = $1) e
     JOIN generate_series(1, $2::int) AS n
       ON e.place = n % (SELECT count(*) FROM domain_event WHERE workspace_id = $1)`,
    [workspaceId, sizes.events],
  );
  const { rows } = await owner.query<{ id: string; n: number }>(
    `SELECT wave_id AS id, count(*)::int AS n FROM surveys_response WHERE workspace_id = $1 GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
    [workspaceId],
  );
  const { id, n } = rows[0]!;
  await owner.query('CREATE TEMP TABLE copied AS SELECT * FROM surveys_response WHERE wave_id = $1', [id]);
  for (let copied = n; copied < sizes.answers; copied += n) {
    await owner.query('UPDATE copied SET id = gen_random_uuid()');
    await owner.query('INSERT INTO surveys_response SELECT * FROM copied LIMIT $1', [sizes.answers - copied]);
  }
  await owner.query('ANALYZE');
  return id;
}
