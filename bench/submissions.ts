import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { createApplication } from '../src/application.js';
import { composeDemonstration } from '../src/demo/compose-demonstration.js';
import { seedDirectory } from '../src/demo/directory.js';
import { seedWorkspaces } from '../src/demo/identity.js';
import { Dice, drawPerson } from '../src/demo/survey-answers.js';
import { seedSurveys } from '../src/demo/surveys.js';
import { newRandomId } from '../src/kernel/ids.js';
import { readSettings } from '../src/platform/config/environment.js';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../src/platform/database/migrate.js';
import { parkWorkerQuestionnaire } from '../src/surveys/catalogue/park-worker.js';
import type { PhoneAnswers } from '../src/surveys/form/index.js';
import { compileForm } from '../src/surveys/form/index.js';
import { SurveysFacade } from '../src/surveys/index.js';
import { Database } from '../src/platform/database/index.js';
import { ReadPosters } from '../src/surveys/use-cases/read-posters.js';
import { median } from './support/median.js';

const answersSent = 6_000;
/** As at the end of a shift: more phones than answers in one batch. */
const phones = 256;
const rounds = 3;

interface Figures {
  readonly figures: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
}

/**
 * Acknowledged answers per second over HTTP, compared with plain single-row inserts of the same body in the same run.
 */
export async function run(): Promise<Figures> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-submissions-'));
  const server = await startEmbeddedPostgres(folder);
  try {
    await migrate(server.ownerUrl);
    const settings = readSettings({ DATA_DIR: folder, RATE_LIMIT: '0', LOG_LEVEL: 'error', DEMO: 'false' });
    const app = await createApplication({ settings, url: server.serverUrl });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const demonstration = composeDemonstration();
    await seedWorkspaces(app, demonstration);
    await seedDirectory(app, demonstration);
    await seedSurveys(app, demonstration);
    const codes = await codesOf(app, demonstration.city.system);
    const through: number[] = [];
    const plain: number[] = [];
    const http: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      through.push(await sendAll(port, codes, drawBodies(round)));
      plain.push(await insertAll(server.ownerUrl, drawBodies(round)));
      http.push(await sendToNothing(codes, drawBodies(round)));
    }
    await app.close();
    const share = median(through) / median(plain);
    return {
      figures: {
        acknowledged: { value: Math.round(median(through)), unit: 'answers/s' },
        plainInserts: { value: Math.round(median(plain)), unit: 'rows/s' },
        share: { value: Math.round(100 * share) / 100, unit: 'of plain inserts' },
        httpAlone: { value: Math.round(median(http)), unit: 'answers/s' },
        shareOfHttp: { value: Math.round((100 * median(through)) / median(http)) / 100, unit: 'of HTTP alone' },
        phones: { value: phones, unit: 'connections' },
      },
    };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function codesOf(
  app: Awaited<ReturnType<typeof createApplication>>,
  actor: Parameters<ReadPosters['execute']>[0],
): Promise<string[]> {
  const waves = await app.get(Database).read(actor, (tx) => app.get(SurveysFacade, { strict: false }).waves(tx));
  const open = waves.find((wave) => wave.state === 'open')!;
  const { posters } = await app.get(ReadPosters, { strict: false }).execute(actor, open.id);
  return posters.map((poster) => poster.code);
}

function drawBodies(seed: number): string[] {
  const form = compileForm(parkWorkerQuestionnaire);
  const dice = new Dice(seed + 1);
  const park = { output: 0.3, process: 0.2, pay: 6500, payGap: 0.15, formality: 0.8, union: 0.4 };
  return Array.from({ length: answersSent }, () => {
    const { answers, modulesOffered, paceBand } = drawPerson(form, { dice, park, womenShare: 0.45 });
    const body: PhoneAnswers = {
      instanceId: newRandomId(),
      version: form.version,
      language: 'zh',
      complete: false,
      answers,
      modulesOffered,
      modulesTaken: modulesOffered,
      durationBand: '2',
      paceBand,
    };
    return JSON.stringify(body);
  });
}

/** The phones run in a separate thread, as they would on other machines. Returns answers per second. */
function sendAll(port: number, codes: readonly string[], bodies: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./support/phones.js', import.meta.url), {
      workerData: { ports: [port], codes, bodies, phones },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The limit: the same phones and a server that parses each answer and stores nothing. */
async function sendToNothing(codes: readonly string[], bodies: readonly string[]): Promise<number> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      JSON.parse(Buffer.concat(parts).toString('utf8'));
      response.writeHead(201, { 'content-length': '0' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await sendAll((server.address() as AddressInfo).port, codes, bodies);
  } finally {
    server.close();
  }
}

/** The comparison: one row per statement and commit, from as many connections as the server's pool has. */
async function insertAll(url: string, bodies: readonly string[]): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  await pool.query('CREATE TABLE IF NOT EXISTS bench_plain (id uuid PRIMARY KEY, body jsonb NOT NULL)');
  let next = 0;
  const start = performance.now();
  const writer = async (): Promise<void> => {
    for (let index = next++; index < bodies.length; index = next++) {
      await pool.query('INSERT INTO bench_plain (id, body) VALUES ($1, $2)', [newRandomId(), bodies[index]]);
    }
  };
  await Promise.all(Array.from({ length: 20 }, writer));
  const seconds = (performance.now() - start) / 1000;
  await pool.end();
  return bodies.length / seconds;
}
