/** Server and worker in two processes, as docker-compose.yml starts them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvLine } from '../../src/kernel/csv.js';
import { newRandomId } from '../../src/kernel/ids.js';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { StartRun } from '../../src/modules/indicators/use-cases/runs/start-run.js';
import { DialogueFacade } from '../../src/modules/dialogue/index.js';
import { CreateRoundtable } from '../../src/modules/dialogue/use-cases/create-roundtable.js';
import { DirectoryFacade } from '../../src/modules/directory/index.js';
import { Database } from '../../src/platform/database/database.js';
import { type JobRun, JobRuns } from '../../src/platform/jobs/job-runs.js';
import { OpenAction } from '../../src/roadmap/use-cases/open-action.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { AddFrameUnits } from '../../src/surveys/use-cases/add-frame-units.js';
import { StartImport } from '../../src/surveys/use-cases/start-import.js';
import { type RunningApp, startApp } from '../support/app.js';
import { composeEnvironment } from '../support/compose.js';
import { TestRedis } from '../support/redis.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

// Differences from the containers: the folder, the connection strings that the entry point composes, and Redis: the
// worker uses one of the test or, if the machine has none, PostgreSQL as without this setting.
const { DATA_DIR: _folder, ...compose } = composeEnvironment();

let redis: TestRedis | undefined;
let running: RunningApp;
let worker: ChildProcess;
let workspace: GivenWorkspace;
let analyst: Visitor;
const said: string[] = [];
const inApp = <T>(type: new (...parts: never[]) => T): T => running.app.get(type as never, { strict: false }) as T;
const database = (): Database => inApp(Database);
const api = (path: string): string => `/api/workspaces/${workspace.workspaceId}/${path}`;

beforeAll(async () => {
  redis = await TestRedis.start();
  running = await startApp({ settings: compose });
  workspace = await givenWorkspace(database());
  analyst = await givenVisitor(running, workspace, { role: 'analyst' });
  worker = spawn(process.execPath, ['dist/worker.js'], {
    env: {
      PATH: process.env['PATH'],
      ...compose,
      ...(redis && { REDIS_URL: redis.url }),
      DATA_DIR: running.folder,
      DATABASE_OWNER_URL: running.test.ownerUrl,
      DATABASE_URL: running.test.url,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [worker.stdout!, worker.stderr!])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
}, 60_000);
afterAll(async () => {
  if (worker.exitCode === null) {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  }
  await running.close();
  await redis?.stop();
}, 60_000);

/** Repeats a query until it returns a result. */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let waited = 0; waited < 90_000; waited += 100) {
    const found = await look();
    if (found !== undefined) return found;
    if (worker.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`${what} did not come; the worker said: ${said.join('')}`);
}

const finished = (jobId: string): Promise<JobRun> =>
  until('the end of the job', async () => {
    const run = await inApp(JobRuns).find(workspace.system, jobId);
    return ['done', 'failed', 'cancelled'].includes(run.state) ? run : undefined;
  });

/** One park with ten enterprises, and an open wave with an open poster. */
async function openedWave(): Promise<{ waveId: string; psus: readonly string[] }> {
  const directory = inApp(DirectoryFacade);
  const name = (text: string) => ({ en: text, zh: text });
  await database().write(workspace.system, async (tx) => {
    const parkId = await directory.addPlace(tx, { level: 'park', name: name('Park') });
    const places = Array.from({ length: 10 }, (_, at) =>
      directory.addPlace(tx, { level: 'enterprise', parentId: parkId, name: name(`Enterprise ${at}`) }),
    );
    const units = (await Promise.all(places)).map((placeId) => ({
      placeId,
      headcount: 100,
      women: 40,
      men: 60,
      certainty: false,
    }));
    await inApp(AddFrameUnits).within(tx, units);
  });
  const today = new Date().toISOString().slice(0, 10);
  const draft = await analyst.call('POST', api('surveys/waves'), {
    body: {
      title: name('Wave'),
      ...{ startsOn: today, endsOn: `${Number(today.slice(0, 4)) + 1}-12-31` },
      ...{ target: 200, offer: 'all', openPosters: true },
    },
  });
  const waveId = String(draft.body['id']);
  const texts = Object.fromEntries(parkWorkerQuestionnaire.placeholders.map((each) => [each.name, name(each.name)]));
  const body = { texts, approvalExemption: 'A test.', graceHours: 0 };
  await analyst.call('PATCH', api(`surveys/waves/${waveId}`), { headers: { 'if-match': '"1"' }, body });
  expect((await analyst.call('POST', api(`surveys/waves/${waveId}/open`))).status).toBe(200);
  // the codes of enterprises are read by the fieldwork manager
  const manager = await givenVisitor(running, workspace, { role: 'fieldwork-manager' });
  const { body: frame } = await manager.call('GET', api('surveys/frame'));
  return { waveId, psus: (frame['items'] as { psuCode: string }[]).map(({ psuCode }) => psuCode) };
}

const left = { consent: '1', age: '41', emp_status: '3', sex: '2' };

/** People who have left the park, for whom the questionnaire ends after four answers. */
async function sendAnswers(waveId: string, count: number): Promise<void> {
  const manager = await givenVisitor(running, workspace, { role: 'fieldwork-manager' });
  const sheet = await manager.call('GET', api(`surveys/waves/${waveId}/posters`));
  const [poster] = sheet.body['posters'] as { link: string }[];
  for (let sent = 0; sent < count; sent += 1) {
    const body = {
      ...{ instanceId: newRandomId(), version: parkWorkerQuestionnaire.version, language: 'zh', complete: true },
      ...{ answers: left, modulesOffered: [], modulesTaken: [], durationBand: '1', paceBand: '3' },
    };
    const code = new URL(poster!.link).pathname.split('/').at(-1)!;
    expect((await analyst.call('POST', `/api/phone/${code}/answers`, { body })).status).toBe(201);
  }
}

const paperAnswers = (psus: readonly string[]): string => {
  const columns = [
    'psu',
    ...parkWorkerQuestionnaire.questions.filter((each) => each.module === 'core').map((each) => each.name),
  ];
  const row = (psu: string, at: number): string => {
    const answers: Record<string, string> = { psu, ...left, sex: at % 2 === 0 ? '1' : '2' };
    return csvLine(columns.map((name) => answers[name] ?? ''));
  };
  return [csvLine(columns), ...Array.from({ length: 60 }, (_, at) => row(psus[at % psus.length]!, at))].join('');
};

describe('the worker with the environment of docker-compose.yml', () => {
  it('opens waiting answers, reads an import, computes a run and proposes overdue actions', async () => {
    await inApp(CreateRoundtable).execute(workspace.system, {
      title: { en: 'Next', zh: '下次' },
      ...{ startsOn: '2099-03-10', endsOn: '2099-03-10', timeZone: 'Asia/Shanghai' },
    });
    const title = { en: 'Train safety officers', zh: '培训安全员' };
    await inApp(OpenAction).execute(workspace.system, { title, dueOn: '2026-01-31' });
    const { waveId, psus } = await openedWave();
    await sendAnswers(waveId, 24);

    const stream = Readable.from([paperAnswers(psus)]);
    const brought = await inApp(StartImport).execute(workspace.system, waveId, {
      stream,
      name: 'paper.csv',
    });
    expect(await finished(brought.jobId)).toMatchObject({ failure: null, state: 'done', result: { state: 'checked' } });
    const confirmed = await analyst.call('POST', api(`surveys/imports/${brought.id}/confirm`));
    expect(await finished(String(confirmed.body['jobId']))).toMatchObject({
      ...{ failure: null, state: 'done' },
      result: { acceptedRows: 60 },
    });

    const counted = await until('the opening of waiting answers', async () => {
      const { body } = await analyst.call('GET', api(`surveys/waves/${waveId}/fieldwork`));
      return Number(body['received']) >= 79 ? body : undefined;
    });
    expect(counted).toMatchObject({ received: 79 });

    expect((await analyst.call('POST', api(`surveys/waves/${waveId}/close`))).status).toBe(200);
    await until('the completion of the answers', async () => {
      const { body } = await analyst.call('GET', api(`surveys/waves/${waveId}`));
      return body['answersComplete'] === true && body['received'] === 84 ? body : undefined;
    });
    for (const { id } of catalogue.filter((each) => each.source === 'survey' && each.id !== 'env_employment_share'))
      await analyst.call('PATCH', api(`indicators/definitions/${id}`), {
        headers: { 'if-match': '"1"' },
        body: { retired: true, reason: 'Not asked here' },
      });
    const run = await inApp(StartRun).execute(workspace.system, { waveId, settings: { breakdowns: [] } });
    expect(await finished(run.jobId)).toMatchObject({ state: 'done', failure: null });

    await until('the proposal of the overdue action', async () => {
      const items = await database().read(workspace.system, (tx) => inApp(DialogueFacade).sourcedItems(tx));
      return items.length > 0 ? items : undefined;
    });
  }, 240_000);

  it('says that it is running, and why it does not start without a database', async () => {
    expect(said.join('')).toContain('The worker is running.');
    const without = spawn(process.execPath, ['dist/worker.js'], { env: { PATH: process.env['PATH'], ...compose } });
    const [code] = (await once(without, 'exit')) as [number];
    expect(code).toBe(1);
  });
});
