import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { auditedTables } from '../../src/audited-tables.js';
import { composeDemonstration } from '../../src/demo/compose-demonstration.js';
import type { Role } from '../../src/kernel/actor.js';
import { readSettings } from '../../src/platform/config/environment.js';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { verifyAudit } from '../../src/platform/events/audit-commands.js';
import { AuditKey } from '../../src/platform/sealing/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { demonstration265 } from '../upgrade/demonstration-265.js';
import { ask, Parameters } from './gate-walk.js';
import { entryPointsOf } from './walk-routes.js';

const { workspaceId, system } = composeDemonstration().city;
const roles = ['facilitator', 'analyst'] as const;
const api = `/api/workspaces/${workspaceId}`;

interface Counts {
  readonly roundtables: number;
  readonly agendaItems: number;
  readonly seats: number;
  readonly conclusions: number;
  readonly actions: number;
  readonly waves: number;
  readonly answers: number;
  readonly figures: number;
}

async function countsIn(owner: pg.Pool): Promise<Counts> {
  const of = (table: string): string => `(SELECT count(*)::int FROM ${table})`;
  const { rows } = await owner.query<Counts>(`SELECT ${of('dialogue_roundtable')} AS roundtables,
    ${of('dialogue_agenda_item')} AS "agendaItems", ${of('dialogue_seat')} AS seats,
    ${of('dialogue_conclusion')} AS conclusions, ${of('roadmap_action')} AS actions, ${of('surveys_wave')} AS waves,
    ${of('surveys_response')} AS answers, ${of('indicators_cell')} AS figures`);
  return rows[0]!;
}

/** An installation of an earlier version with content, updated as `cli migrate` and a start update it. */
describe('an update of an installation that contains the demonstration', () => {
  let before: Counts;
  let old: TestDatabase;
  let folder: string;
  let running: RunningApp;
  let owner: pg.Pool;
  const visitors = new Map<Role, Visitor>();

  beforeAll(async () => {
    old = await demonstration265();
    folder = await mkdtemp(path.join(os.tmpdir(), 'tripartite-'));
    const earlier = new pg.Pool({ connectionString: old.ownerUrl, max: 1 });
    before = await countsIn(earlier);
    await earlier.end();
    await migrate(old.ownerUrl, { auditKey: AuditKey.load(readSettings({ DATA_DIR: folder }).auditKeyFile) });
    running = await startApp({ copyOf: { test: old, folder } });
    owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 2 });
    owner.on('error', () => undefined);
    for (const role of roles)
      visitors.set(role, await givenVisitor(running, { workspaceId, system }, { role, constituency: 'workers' }));
  }, 240_000);

  afterAll(async () => {
    await owner.end();
    await running.close();
    await old.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps all roundtables, conclusions, actions, waves, answers and figures', async () => {
    expect(before).toMatchObject({ roundtables: 4, conclusions: 6, actions: 31, waves: 3, answers: 7720 });
    expect(await countsIn(owner)).toEqual(before);
  });

  it('hashes and signs the records that existed, so that the audit finds no fault', async () => {
    const said: string[] = [];
    const database = running.app.get(Database);
    const asked = { database, ownerUrl: running.test.ownerUrl, tables: auditedTables, against: undefined };
    expect({ faults: await verifyAudit(asked, (line) => said.push(line)), said }).toMatchObject({ faults: 0 });
  });

  it.each(roles)(
    'answers all reading requests of the %s',
    async (role) => {
      const installation = {
        url: running.url,
        workspaceId,
        owner,
        readers: [],
        since: Number.MAX_SAFE_INTEGER,
        labels: new Map(),
      };
      const parameters = new Parameters(installation, ['HC-1'], 1);
      const read = entryPointsOf(running.app).filter(
        ({ method, path: at }) => method === 'GET' && at.startsWith('workspaces/'),
      );
      const statuses: Record<string, number> = {};
      for (const entryPoint of read)
        for (const at of await parameters.paths(entryPoint)) {
          const { cookie } = visitors.get(role)!;
          const status = (await ask(installation, { entryPoint, path: at }, { role, cookie }, 'en')).slice(0, 3);
          statuses[status] = (statuses[status] ?? 0) + 1;
        }
      expect(statuses['200']).toBeGreaterThan(30);
    },
    240_000,
  );

  it('shows the figures that were published as before', async () => {
    const figures = await visitors
      .get('facilitator')!
      .call('GET', `${api}/indicators/env_employment_share/figures.csv`);
    expect(figures.body['text']).toMatch(
      /^env_employment_share,.*,reliable,0\.1134,,,0\.0097,0\.0952,0\.1346,34,1396,/m,
    );
  });
});
