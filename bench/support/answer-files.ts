/** A server with the waves of the demonstration, and files of answers for its open wave. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createApplication } from '../../src/application.js';
import { composeDemonstration } from '../../src/demo/compose-demonstration.js';
import { seedDirectory } from '../../src/demo/directory.js';
import { seedWorkspaces } from '../../src/demo/identity.js';
import { Dice, drawPerson } from '../../src/demo/survey-answers.js';
import { seedSurveys } from '../../src/demo/surveys.js';
import type { Actor } from '../../src/kernel/actor.js';
import { csvLine } from '../../src/kernel/csv.js';
import { readSettings } from '../../src/platform/config/environment.js';
import { Database } from '../../src/platform/database/index.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { answerColumns } from '../../src/surveys/domain/questionnaire.js';
import { compileForm } from '../../src/surveys/form/index.js';
import { SurveysFacade } from '../../src/surveys/index.js';
import { ResponseRepository } from '../../src/surveys/persistence/response.repository.js';
import { DecideImport } from '../../src/surveys/use-cases/decide-import.js';
import { ImportAnswers } from '../../src/surveys/use-cases/import-answers.js';
import { StartImport } from '../../src/surveys/use-cases/start-import.js';

type Application = Awaited<ReturnType<typeof createApplication>>;

export interface Field {
  readonly app: Application;
  readonly actor: Actor;
  readonly waveId: string;
  readonly ownerUrl: string;
}

export async function withField<T>(work: (field: Field) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-files-'));
  const server = await startEmbeddedPostgres(folder);
  try {
    await migrate(server.ownerUrl);
    const settings = readSettings({ DATA_DIR: folder, RATE_LIMIT: '0', LOG_LEVEL: 'error', DEMO: 'false' });
    const app = await createApplication({ settings, url: server.serverUrl });
    const demonstration = composeDemonstration();
    await seedWorkspaces(app, demonstration);
    await seedDirectory(app, demonstration);
    await seedSurveys(app, demonstration);
    const actor = demonstration.city.system;
    const waves = await app.get(Database).read(actor, (tx) => app.get(SurveysFacade, { strict: false }).waves(tx));
    const waveId = waves.find(({ state }) => state === 'open')!.id;
    const result = await work({ app, actor, waveId, ownerUrl: server.ownerUrl });
    await app.close();
    return result;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file of `count` answers, which repeats a thousand different persons with other wages. */
export async function answerFile({ app, actor, waveId }: Field, count: number): Promise<() => Generator<string>> {
  const units = await app.get(Database).read(actor, (tx) => tx.get(ResponseRepository).unitsByCode(waveId));
  const codes = [...units.keys()];
  const form = compileForm(parkWorkerQuestionnaire);
  const dice = new Dice(1);
  const park = { output: 0.3, process: 0.2, pay: 6500, payGap: 0.15, formality: 0.8, union: 0.4 };
  const columns = answerColumns(parkWorkerQuestionnaire);
  const persons = Array.from({ length: 1000 }, () => {
    const { answers, modulesOffered, paceBand } = drawPerson(form, { dice, park, womenShare: 0.45 });
    const own = [modulesOffered.join(' '), modulesOffered.join(' '), paceBand ?? ''];
    return [...own, ...columns.map((name) => answers[name] ?? '')];
  });
  const head = ['psu', 'modules_offered', 'modules_taken', 'pace_band', ...columns];
  const wage = head.indexOf('wage_month');
  return function* lines() {
    yield csvLine(head);
    for (let at = 0; at < count; at += 1) {
      const line = [codes[at % codes.length]!, ...persons[at % persons.length]!];
      if (line[wage] !== '') line[wage] = String(1_000 + (at % 99_000));
      yield csvLine(line);
    }
  };
}

const quiet = { progress: () => Promise.resolve(), throwIfCancelled: () => Promise.resolve() };

/** Seconds to check and to add a file. */
export async function imported({ app, actor, waveId }: Field, pieces: () => Iterable<string | Buffer>) {
  const of = <T>(type: new (...given: never[]) => T): T => app.get(type, { strict: false });
  const { id } = await of(StartImport).execute(actor, waveId, { stream: Readable.from(pieces()), name: 'answers' });
  const times: number[] = [];
  for (const step of ['check', 'add'] as const) {
    const start = performance.now();
    if (step === 'add') await of(DecideImport).confirm(actor, id);
    const report = await of(ImportAnswers).execute(actor, id, quiet);
    if (step === 'add' && report.state !== 'imported') throw new Error(JSON.stringify(report));
    times.push((performance.now() - start) / 1000);
  }
  return { check: times[0]!, add: times[1]! };
}

/** The most memory of this process during some work, in MB. */
export async function peak<T>(work: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  let most = 0;
  const look = (): void => void (most = Math.max(most, process.memoryUsage.rss()));
  const timer = setInterval(look, 50);
  try {
    look();
    return { result: await work(), megabytes: Math.round(most / 1e6) };
  } finally {
    clearInterval(timer);
  }
}

export const figure = (value: number, unit: string): { value: number; unit: string } => ({
  value: Math.round(10 * value) / 10,
  unit,
});
