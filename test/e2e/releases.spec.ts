import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';
import { bySexOnly, type StoredWorkspace, storeWave } from '../medium/indicators/stored-survey.js';
import { type RunningApp, startApp } from '../support/app.js';
import { syntheticSurvey } from '../support/park-workers.js';
import { type Answer, givenVisitor, type Visitor } from '../support/visitor.js';
import { directory, givenWorkspace, type GivenMember } from '../support/workspace.js';

let running: RunningApp;
let owner: pg.Pool;
let author: Visitor & GivenMember;
let people: (Visitor & GivenMember)[];
let api: string;
let releaseId: string;

beforeAll(async () => {
  running = await startApp();
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 2 });
  const database = running.app.get(Database);
  const workspace = await givenWorkspace(database);
  const { system: actor, workspaceId } = workspace;
  const name = { en: 'Park', zh: '园区' };
  const park = await database.write(actor, (tx) => directory.addPlace(tx, { level: 'park', name }));
  const own: StoredWorkspace = { workspaceId, actor, parks: new Map([['park', park]]) };
  const sql = async (text: string, values?: readonly unknown[]) => (await owner.query(text, [...(values ?? [])])).rows;
  const survey = syntheticSurvey({ size: 200, seed: 5, parks: ['park'] });
  const waveId = await storeWave(sql, own, { survey, number: 1, database });
  author = await givenVisitor(running, workspace, { role: 'administrator' });
  people = [];
  for (let at = 0; at < 3; at += 1) people.push(await givenVisitor(running, workspace, { role: 'analyst' }));
  api = `/api/workspaces/${workspaceId}`;
  releaseId = await draftOf(await computed(waveId));
}, 120_000);
afterAll(async () => {
  await owner.end();
  await running.close();
});

async function computed(waveId: string): Promise<string> {
  const { body } = await author.call('POST', `${api}/indicators/runs`, { body: { waveId, settings: bySexOnly } });
  const page = `${api}/indicators/runs/${String(body['id'])}`;
  const state = async () => ((await author.call('GET', page)).body['run'] as { state: string }).state;
  for (let waited = 0; waited < 60_000 && (await state()) !== 'done'; waited += 100) await sleep(100);
  return String(body['id']);
}

async function draftOf(runId: string): Promise<string> {
  const summary = { en: 'Figures of the wave', zh: '本期指标' };
  const plan = { runId, kind: 'release', leftOut: [], summary, timeZone: 'Asia/Shanghai' };
  return String((await author.call('POST', `${api}/indicators/releases`, { body: plan })).body['id']);
}

interface Seen {
  readonly release: { readonly hash: string; readonly state: string };
  readonly mayApprove: boolean;
}

const seenBy = async (visitor: Visitor): Promise<Seen> =>
  (await visitor.call('GET', `${api}/indicators/releases/${releaseId}`)).body as unknown as Seen;
const approve = (visitor: Visitor, hash: string): Promise<Answer> =>
  visitor.call('POST', `${api}/indicators/releases/${releaseId}/approval`, { body: { hash } });

describe('the approval of a release', () => {
  it.each([
    ['member', 0, 'platform.auth.not-permitted'],
    ['administrator', 1, 'indicators.release.microdata-needed'],
  ])('is refused to an analyst who read it and whose role was changed to %s since', async (role, at, code) => {
    const person = people[at]!;
    const seen = await seenBy(person);
    expect(seen.mayApprove).toBe(true);
    const change = { headers: { 'if-match': '"1"' }, body: { roles: [role] } };
    expect((await author.call('PATCH', `${api}/members/${person.actor.accountId}`, change)).status).toBe(200);
    expect(await approve(person, seen.release.hash)).toMatchObject({ status: 403, body: { code } });
    expect((await seenBy(author)).release.state).toBe('draft');
  });

  it('is possible once for a person who still has the right', async () => {
    const { hash } = (await seenBy(people[2]!)).release;
    expect(await approve(people[2]!, hash)).toMatchObject({ status: 201, body: { state: 'published' } });
    const again = { status: 409, body: { code: 'indicators.release.not-draft' } };
    expect(await approve(people[2]!, hash)).toMatchObject(again);
  });
});
