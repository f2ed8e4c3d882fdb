/** What is in progress when a right ends: requests, downloads and jobs. Each of these began with the right. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Actor, Role } from '../../src/kernel/actor.js';
import { localized } from '../../src/kernel/localized-text.js';
import { PermissionRegistry } from '../../src/platform/auth/permission-registry.js';
import { Database } from '../../src/platform/database/database.js';
import { JobBus } from '../../src/platform/jobs/job-bus.js';
import { type JobContext, JobHandler, JobRegistry } from '../../src/platform/jobs/index.js';
import { JobRuns } from '../../src/platform/jobs/job-runs.js';
import { CreateRoundtable } from '../../src/modules/dialogue/use-cases/create-roundtable.js';
import { OpenAction } from '../../src/roadmap/use-cases/open-action.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

let running: RunningApp;
let owner: pg.Pool;
let workspace: GivenWorkspace;
let evidence: string;
let member: Visitor & GivenMember;
let file: string;

beforeAll(async () => {
  running = await startApp();
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 1 });
  owner.on('error', () => undefined);
  workspace = await givenWorkspace(running.app.get(Database));
  running.app.get(JobRegistry).add(waiting);
}, 60_000);
afterAll(async () => {
  await owner.end();
  await running.close();
});

/** More than sockets hold, so that the server still sends when its reader pauses. */
const large = 18_000_000;

beforeEach(async () => {
  member = await givenVisitor(running, workspace, { role: 'member', constituency: 'employers' });
  const action = await running.app.get(OpenAction, { strict: false }).execute(workspace.system, {
    ...{ title: localized('Training', '培训'), ownerOrganisationId: member.actor.organisationId! },
  });
  evidence = `/api/workspaces/${workspace.workspaceId}/roadmap/actions/${action.id}/evidence`;
  const body = new FormData();
  body.set('file', new Blob(['a'.repeat(large)]), 'list.txt');
  const added = await member.call('POST', evidence, { body });
  file = `${evidence}/${(added.body['evidence'] as { id: string }[])[0]!.id}`;
}, 60_000);

async function issueToken(visitor: Visitor = member, role: Role = 'member'): Promise<{ id: string; token: string }> {
  const wanted = { workspaceId: workspace.workspaceId, label: 'test', scopes: [role], days: 1 };
  const { body } = await visitor.call('POST', '/api/me/api-tokens', { body: wanted });
  return { id: (body['card'] as { id: string }).id, token: String(body['token']) };
}

/** A download whose reader has read the first bytes and no more. */
async function begunDownload(headers: Record<string, string>): Promise<IncomingMessage> {
  const asked = httpRequest(running.url + file, { headers });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  await once(response, 'readable');
  return response;
}

/** The bytes that arrived, and whether that was all. */
async function rest(response: IncomingMessage): Promise<{ readonly bytes: number; readonly whole: boolean }> {
  let bytes = 0;
  try {
    for await (const piece of response) bytes += (piece as Buffer).length;
  } catch {
    return { bytes, whole: false };
  }
  return { bytes, whole: response.complete };
}

const removeMember = () =>
  owner.query('DELETE FROM identity_membership WHERE account_id = $1', [member.actor.accountId]);
const soon = () => sleep(1000);

it.each([
  ['the membership ends', async () => void (await removeMember())],
  [
    'the role is withdrawn',
    async () =>
      void (await owner.query("UPDATE identity_membership SET roles = '{observer}' WHERE account_id = $1", [
        member.actor.accountId,
      ])),
  ],
  ['the person signs out', async () => expect((await member.call('POST', '/api/sign-out')).status).toBe(204)],
])('a download under way is cut when %s', async (_, end) => {
  const download = await begunDownload({ cookie: member.cookie });
  await end();
  await soon();
  const { bytes, whole } = await rest(download);
  expect(whole).toBe(false);
  expect(bytes).toBeLessThan(large);
});

it('a download with an API token is cut when the token is withdrawn, and one with the session goes on', async () => {
  const { id, token } = await issueToken();
  const [ofToken, ofSession] = [
    await begunDownload({ authorization: `Bearer ${token}` }),
    await begunDownload({ cookie: member.cookie }),
  ];
  expect((await member.call('DELETE', `/api/me/api-tokens/${id}`)).status).toBe(204);
  await soon();
  expect((await rest(ofToken)).whole).toBe(false);
  expect(await rest(ofSession)).toEqual({ bytes: large, whole: true });
});

/** The status of the answer to an upload that lasts until after `meanwhile`, or the error of its connection. */
async function slowUpload(to: string, token: string, meanwhile: () => Promise<unknown>): Promise<number | string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' };
  const sent = httpRequest(running.url + to, { method: 'POST', headers });
  const end = new Promise<number | string>((resolve) =>
    sent
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code!))
      .once('response', ({ statusCode }) => resolve(statusCode!)),
  );
  sent.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n');
  sent.write('one '.repeat(10_000));
  await sleep(300);
  await meanwhile();
  await soon();
  sent.end('two\r\n--x--\r\n');
  return end;
}

async function rowsOf(table: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]!.n;
}

it('an upload with an API token that is withdrawn meanwhile stores nothing', async () => {
  const { id, token } = await issueToken();
  const before = await rowsOf('roadmap_evidence');
  const result = await slowUpload(evidence, token, () => member.call('DELETE', `/api/me/api-tokens/${id}`));
  expect(result).toMatch(/ECONNRESET|EPIPE/);
  expect(await rowsOf('roadmap_evidence')).toBe(before);
});

it('an upload that has already committed a part of its work stores no more when its API token is withdrawn', async () => {
  const facilitator = await givenVisitor(running, workspace, { role: 'facilitator', constituency: null });
  const documents = `/api/workspaces/${workspace.workspaceId}/roundtables/${await roundtable()}/documents`;
  const { id, token } = await issueToken(facilitator, 'facilitator');
  expect(await slowUpload(documents, token, soon)).toBe(201);
  expect(await rowsOf('dialogue_document')).toBe(1);
  const withdraw = () => facilitator.call('DELETE', `/api/me/api-tokens/${id}`);
  expect(await slowUpload(documents, token, withdraw)).toBe(401);
  expect(await rowsOf('dialogue_document')).toBe(1);
});

async function roundtable(): Promise<string> {
  const { id } = await running.app.get(CreateRoundtable, { strict: false }).execute(workspace.system, {
    ...{ title: localized('Training', '培训'), timeZone: 'Asia/Shanghai' },
    ...{ startsOn: '2026-12-10', endsOn: '2026-12-11' },
  });
  return id;
}

it('a token has roles of its owner only, and an end', async () => {
  const wanted = { workspaceId: workspace.workspaceId, label: 'test', scopes: ['administrator'], days: 1 };
  expect((await member.call('POST', '/api/me/api-tokens', { body: wanted })).status).toBe(400);
  for (const days of [0, 367, null]) {
    const body = { ...wanted, scopes: ['member'], days };
    expect((await member.call('POST', '/api/me/api-tokens', { body })).status).toBe(400);
  }
  const { token } = await issueToken();
  const read = async () =>
    (await fetch(running.url + file, { method: 'HEAD', headers: { authorization: `Bearer ${token}` } })).status;
  expect(await read()).toBe(200);
  await owner.query("UPDATE identity_api_token SET expires_at = now() - interval '1 second' WHERE account_id = $1", [
    member.actor.accountId,
  ]);
  expect(await read()).toBe(401);
});

const steps: string[] = [];

/** A job that its starter may start as long as this permission is held. */
class WaitingJob extends JobHandler {
  readonly kind = 'test.waiting';
  override readonly permission = 'roadmap.evidence.add';
  async run(context: JobContext): Promise<Record<string, unknown>> {
    steps.push('begun');
    for (let turn = 0; turn < 100; turn += 1) {
      await sleep(100);
      await context.throwIfCancelled();
    }
    steps.push('ended');
    return {};
  }
}
const waiting = new WaitingJob();

async function ended(actor: Actor, id: string) {
  for (let turn = 0; turn < 100; turn += 1) {
    const run = await running.app.get(JobRuns).find(actor, id);
    if (!['queued', 'running'].includes(run.state)) return run;
    await sleep(100);
  }
  throw new Error('the job has not ended');
}

const start = () => running.app.get(Database).write(member.actor, (tx) => tx.startJob(waiting.kind, {}));
const refused = { state: 'failed', failure: { code: 'platform.job.right-ended' } };

it('every job that a person can start names the permission that the person must keep', () => {
  const permissions = Object.keys(running.app.get(PermissionRegistry).all);
  const started = running.app
    .get(JobRegistry)
    .all()
    .filter(({ everySeconds }) => everySeconds === undefined);
  expect(started.length).toBeGreaterThanOrEqual(4);
  expect(started.filter(({ permission }) => !permissions.includes(permission ?? '')).map(({ kind }) => kind)).toEqual(
    [],
  );
});

it('a queued job does not begin when the person who started it has lost the right', async () => {
  steps.length = 0;
  const id = await running.app.get(JobBus).paused(async () => {
    const queued = await start();
    await removeMember();
    return queued;
  });
  expect(await ended(member.actor, id)).toMatchObject(refused);
  expect(steps).toEqual([]);
}, 30_000);

it('a running job ends at its next step when the person who started it has lost the right', async () => {
  steps.length = 0;
  const id = await start();
  for (let turn = 0; turn < 100 && steps.length === 0; turn += 1) await sleep(100);
  await removeMember();
  expect(await ended(member.actor, id)).toMatchObject(refused);
  expect(steps).toEqual(['begun']);
}, 30_000);
