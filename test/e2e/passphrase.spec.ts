/** The answer key under a passphrase (docs/adr/0025), from the answer on a phone to the line in the security log. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newRandomId } from '../../src/kernel/ids.js';
import { localized } from '../../src/kernel/localized-text.js';
import { Database } from '../../src/platform/database/database.js';
import { Logger } from '../../src/platform/observability/logger.js';
import { InstallationKey } from '../../src/platform/sealing/index.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { AddFrameUnits } from '../../src/surveys/use-cases/add-frame-units.js';
import { ChangeWave } from '../../src/surveys/use-cases/change-wave.js';
import { DraftWave } from '../../src/surveys/use-cases/draft-wave.js';
import { OpenWave } from '../../src/surveys/use-cases/open-wave.js';
import { ReadPosters } from '../../src/surveys/use-cases/read-posters.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { directory, type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

const passphrase = 'correct horse battery staple';
const texts = Object.fromEntries(
  parkWorkerQuestionnaire.placeholders.map(({ name }) => [name, localized(`the ${name}`, `《${name}》`)]),
);

describe('an installation whose answer key has a passphrase, over HTTP', () => {
  const security = jest.spyOn(Logger.prototype, 'security');
  let running: RunningApp;
  let folder: string;
  let workspace: GivenWorkspace;
  let analyst: Visitor & GivenMember;
  let member: Visitor;
  let waveId: string;
  let code: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'passphrase-'));
    const file = path.join(folder, 'answers.key');
    await InstallationKey.load(file).write(passphrase);
    running = await startApp({ settings: { ANSWER_KEY_FILE: file } });
    workspace = await givenWorkspace(running.app.get(Database));
    analyst = await givenVisitor(running, workspace, { role: 'analyst' });
    member = await givenVisitor(running, workspace, { role: 'member', constituency: 'workers' });
    ({ waveId, code } = await openedWave());
  }, 60_000);
  afterAll(async () => {
    security.mockRestore();
    await running.close();
    await rm(folder, { recursive: true });
  });

  async function openedWave(): Promise<{ waveId: string; code: string }> {
    const { system } = workspace;
    const use = <T>(type: abstract new (...parts: never[]) => T): T =>
      running.app.get(type as never, { strict: false });
    await running.app.get(Database).write(system, async (tx) => {
      const parkId = await directory.addPlace(tx, { level: 'park', name: localized('Park', '园区') });
      for (const name of ['A1', 'A2', 'A3']) {
        const at = { level: 'enterprise', parentId: parkId, name: localized(name, name) } as const;
        const unit = {
          placeId: await directory.addPlace(tx, at),
          headcount: 100,
          women: 40,
          men: 60,
          certainty: false,
        };
        await use(AddFrameUnits).within(tx, [unit]);
      }
    });
    const id = await use(DraftWave).execute(system, {
      ...{ title: localized('Wave', '一期'), startsOn: '2020-01-01', endsOn: '2099-12-31', target: 100 },
      ...{ offer: 'all', openPosters: false },
    });
    const changes = { texts, approvalExemption: 'No party abroad.' };
    await use(ChangeWave).execute(system, id, { baseVersion: 1, changes });
    await use(OpenWave).execute(system, id);
    const { posters } = await use(ReadPosters).execute(system, id);
    return { waveId: id, code: posters[0]!.code };
  }

  async function answer(): Promise<number> {
    const body = {
      ...{ instanceId: newRandomId(), version: parkWorkerQuestionnaire.version, language: 'zh', complete: true },
      ...{ answers: { consent: '1', age: '41', emp_status: '3', sex: '2' }, modulesOffered: [], modulesTaken: [] },
      ...{ durationBand: '1', paceBand: '3' },
    };
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${running.url}/api/phone/${code}/answers`, request)).status;
  }

  const here = () => `/api/workspaces/${workspace.workspaceId}`;
  const wave = () => analyst.call('GET', `${here()}/surveys/waves/${waveId}`);
  const unlock = (as: Visitor, words: string) =>
    as.call('POST', `${here()}/surveys/passphrase`, { body: { passphrase: words } });

  async function until<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
    for (let tries = 0; tries < 100; tries += 1) {
      const value = await read();
      if (done(value)) return value;
      await sleep(100);
    }
    return read();
  }

  it('accepts answers without it, and shows since when those wait, on the wave and among what needs attention', async () => {
    for (let count = 0; count < 12; count += 1) expect(await answer()).toBe(201);
    const { body } = await until(wave, (found) => found.body['openingAlarm'] !== null);
    expect(body['openingAlarm']).toMatchObject({ kind: 'passphrase-needed' });
    const { body: needs } = await analyst.call('GET', `${here()}/chain/what-needs-me`);
    expect(JSON.stringify(needs)).toContain(waveId);
  });

  it('refuses a wrong one, delays another at the same time, and logs both without their words', async () => {
    security.mockClear();
    const answers = await Promise.all([unlock(analyst, 'a wrong guess'), unlock(analyst, 'a wrong guess')]);
    const codes = ['surveys.passphrase.wait', 'surveys.passphrase.wrong'];
    expect(answers.map(({ body }) => body['code']).sort()).toEqual(codes);
    const delayed = answers.find(({ body }) => body['code'] === 'surveys.passphrase.wait')!;
    expect(delayed.status).toBe(429);
    expect(Number(delayed.headers.get('retry-after'))).toBeGreaterThan(0);
    const lines = security.mock.calls.map(([facts]) => facts);
    const { accountId } = analyst.actor;
    for (const outcome of codes)
      expect(lines).toContainEqual(
        expect.objectContaining({ event: 'answer-key.unlocked', account: accountId, outcome }),
      );
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain('guess');
  });

  it('refuses a member, with a line in the security log', async () => {
    security.mockClear();
    expect((await unlock(member, passphrase)).status).toBe(403);
    expect(security.mock.calls.map(([facts]) => facts)).toMatchObject([{ event: 'answer-key.unlocked' }]);
  });

  it('opens what waits when it is entered, and the notice is gone', async () => {
    await sleep(1500);
    security.mockClear();
    const opened = await unlock(analyst, passphrase);
    expect(opened).toMatchObject({ status: 200, body: { opened: 7 } });
    expect(security.mock.calls.map(([facts]) => facts)).toMatchObject([{ outcome: 'done' }]);
    expect((await wave()).body['openingAlarm']).toBeNull();
  });
});
