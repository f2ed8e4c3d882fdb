import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { accountsIn, city, type Demonstration, startDemonstration, type Visitor } from '../support/demonstration.js';
import { saidWhileLoading } from '../support/demonstration-template.js';
import { ownerPool } from '../support/program.js';

const here = `/api/workspaces/${city.workspaceId}`;

/**
 * What the program prints while it loads the demonstration, what it creates, and that its next start creates nothing.
 */
describe('the demonstration as the program loads it', () => {
  let running: Demonstration;
  let owner: pg.Pool;
  let analyst: Visitor;

  beforeAll(async () => {
    running = await startDemonstration();
    owner = ownerPool(running.folder);
    analyst = await running.signIn('analyst');
  }, 300_000);
  afterAll(async () => {
    await owner?.end();
    await running?.close();
  });

  const count = async (what: string): Promise<number> =>
    (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`)).rows[0]!.n;

  async function items<T>(address: string): Promise<readonly T[]> {
    const { status, body } = await analyst.call('GET', here + address);
    expect(status).toBe(200);
    return body['items'] as T[];
  }

  it('is reported part by part, then the accounts with their passwords', () => {
    const said = saidWhileLoading();
    expect([...said.matchAll(/^Loading the demonstration: (.+)$/gm)].map(([, part]) => part)).toEqual([
      'workspaces',
      'places and organisations',
      'people',
      'roundtables',
      'roadmap',
      'surveys',
      'indicators',
    ]);
    const printed = [...said.matchAll(/^ {2}(\S+@demo\.example) +(\S+) +(\S+)$/gm)];
    expect(printed.map(([, email, password, role]) => ({ email, password, role }))).toEqual(accountsIn(running.folder));
    expect(said).not.toMatch(/error|failed/i);
  });

  it('has a signed hash for every record, and an intact audit chain', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli.js', 'audit', 'verify'], {
      env: { ...process.env, DATA_DIR: running.folder, LOG_LEVEL: 'error' },
    });
    expect(stdout.match(/[1-9]\d* sealed, \d+ not yet sealed, 0 faults/g)).toHaveLength(2);
    expect(await count('audit_record')).toBeGreaterThan(1000);
  });

  it('lets every account sign in to both workspaces, and no two passwords are equal', async () => {
    const accounts = accountsIn(running.folder);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    for (const { email } of accounts) {
      const visitor = await running.signIn(email.split('@')[0]!);
      const { body } = await visitor.call('GET', '/api/me');
      const slugs = (body['memberships'] as { workspace: { slug: string } }[]).map(({ workspace }) => workspace.slug);
      expect({ email, slugs: slugs.sort() }).toEqual({ email, slugs: ['demonstration', 'page-jiangsu'] });
    }
  });

  it('has two roundtables in each workspace, and actions with reports, evidence and a response of another group', async () => {
    expect(await items('/roundtables')).toMatchObject([{ state: 'convened' }, { state: 'closed', conclusions: 5 }]);
    const actions = await items<{ status: string }>('/roadmap/actions');
    expect(new Set(actions.map(({ status }) => status)).size).toBeGreaterThan(3);
    for (const made of ['roadmap_update', 'roadmap_evidence', 'roadmap_validation', 'dialogue_reservation'])
      expect({ made, some: (await count(made)) > 0 }).toEqual({ made, some: true });
  });

  it('has a meeting with its record and a coming one with invitations: of a working group, and of the workers, which only they see', async () => {
    const worker = await running.signIn('member-workers');
    const [roundtable] = await items<{ id: string }>('/roundtables');
    const [group] = await items<{ id: string }>('/working-groups');
    const pages = [`/working-groups/${group!.id}`, `/roundtables/${roundtable!.id}/group-meetings`];
    for (const page of pages) {
      const { body } = await worker.call('GET', here + page);
      const meetings = body['meetings'] as { id: string; state: string }[];
      expect(meetings.map(({ state }) => state)).toEqual(['closed', 'convened']);
      const [held, coming] = meetings.map(({ id }) => id);
      const record = await worker.call('GET', `${here}/chain/meetings/${held!}/record`);
      const { people } = record.body['attendance'] as { people: { arrivedAt: string | null }[] };
      expect(record.body).toMatchObject({ meeting: { final: true }, documents: [{}] });
      expect(people.filter(({ arrivedAt }) => arrivedAt !== null)).toHaveLength(5);
      expect(record.body['speeches']).toHaveLength(7);
      const invitations = (await worker.call('GET', `${here}/notifications/meetings/${coming!}/invitations`)).body[
        'items'
      ];
      expect(invitations).toContainEqual(expect.objectContaining({ answer: 'accepted' }));
    }
    expect((await analyst.call('GET', here + pages[1]!)).status).toBe(404);
  });

  it('has two closed waves with thousands of answers and one wave that is open for the phone', async () => {
    const waves = await items<{ id: string; state: string }>('/surveys/waves');
    expect(waves.map(({ state }) => state).sort()).toEqual(['closed', 'closed', 'open']);
    const { rows } = await owner.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM surveys_response GROUP BY wave_id ORDER BY 1',
    );
    expect(rows.length).toBe(2);
    for (const { n } of rows) expect(n).toBeGreaterThan(1500);
  });

  it('has a finished run with protected figures for each closed wave, and a second set of weights', async () => {
    const runs = await items<{ state: string; outputHash: string; waveNumber: number }>('/indicators/runs');
    expect(runs.map(({ state, waveNumber }) => [waveNumber, state])).toEqual([
      [2, 'done'],
      [1, 'done'],
    ]);
    for (const { outputHash } of runs) expect(outputHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await count('indicators_cell WHERE figure IS NOT NULL')).toBeGreaterThan(1000);
    expect(await count(`indicators_cell WHERE status = 'withheld'`)).toBeGreaterThan(100);
    expect(await count('indicators_weight_set')).toBe(3);
  });

  it('leaves no job open and no event unhandled', async () => {
    expect(await count(`job_run WHERE state <> 'done'`)).toBe(0);
    expect(await count('event_delivery')).toBe(0);
    expect(await count('domain_event')).toBeGreaterThan(300);
  });
});
