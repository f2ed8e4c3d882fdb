/** The same city in three data sets on which the same operations are run: see answer-sets.ts. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { composeDemonstration } from '../../src/demo/compose-demonstration.js';
import { seedDialogue } from '../../src/demo/dialogue.js';
import { seedDirectory } from '../../src/demo/directory.js';
import { composeSignIns, seedAccounts, seedPeople, seedWorkspaces } from '../../src/demo/identity.js';
import { seedRoadmap } from '../../src/demo/roadmap.js';
import { type Role, roles } from '../../src/kernel/actor.js';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { ComputeRun } from '../../src/modules/indicators/use-cases/runs/compute-run.js';
import { StartRun } from '../../src/modules/indicators/use-cases/runs/start-run.js';
import { SendDueMails } from '../../src/modules/notifications/use-cases/send-due-mails.js';
import { Database } from '../../src/platform/database/database.js';
import { Dispatcher } from '../../src/platform/events/dispatcher.js';
import { Logger } from '../../src/platform/observability/logger.js';
import { byPark, storeAnswers, type StoredWorkspace, storeWave } from '../medium/indicators/stored-survey.js';
import { gateIndicators, gateSettings, stableAnswerSets } from '../support/answer-sets.js';
import type { AnswerSet, AnswerSets } from '../support/answer-sets.js';
import { type RunningApp, startApp } from '../support/app.js';
import { syntheticSurvey } from '../support/park-workers.js';
import { publishRun } from '../support/publish-run.js';
import { cookieOf, type Visitor, visit } from '../support/visitor.js';
import type { Reader, WalkedInstallation } from './gate-walk.js';
import { comparable, type Replies } from './gate-walk.js';

const demonstration = composeDemonstration();
export const { workspaceId } = demonstration.city;
const api = `/api/workspaces/${workspaceId}`;
const quiet = { progress: async () => undefined, throwIfCancelled: async () => undefined };
const parks = ['park-1', 'park-2', 'park-3', 'park-4'];

type Sql = <Row = Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

function ownerOf({ test }: Pick<RunningApp, 'test'>): pg.Pool {
  const pool = new pg.Pool({ connectionString: test.ownerUrl, max: 2 });
  pool.on('error', () => undefined);
  return pool;
}

const sqlOf =
  (pool: pg.Pool): Sql =>
  async <Row>(text: string, values: readonly unknown[] = []) =>
    (await pool.query(text, [...values])).rows as Row[];

export interface City {
  readonly stopped: RunningApp;
  readonly waveId: string;
  readonly answers: AnswerSets;
  readonly readers: readonly Reader[];
}

/** The city before the wave is computed, stopped so that it can be copied. */
export async function buildCity(): Promise<City> {
  const running = await startApp();
  const { app } = running;
  for (const seed of [seedWorkspaces, seedDirectory, seedPeople, seedDialogue, seedRoadmap])
    await seed(app, demonstration);
  const signIns = composeSignIns(demonstration);
  await seedAccounts(app, demonstration, signIns);
  const readers = await Promise.all(
    roles.map(async (role): Promise<Reader> => {
      const { email, password } = signIns.find((one) => one.role === role)!;
      return { role, cookie: await cookieOf(running.url, email, password) };
    }),
  );
  const pool = ownerOf(running);
  const waves = await storeWaves(running, sqlOf(pool));
  await retireOthers(visitorOf(running.url, readers, 'analyst'));
  const start = { waveId: waves.before, settings: byPark };
  const { id } = await app.get(StartRun, { strict: false }).execute(demonstration.city.system, start);
  await app.get(ComputeRun, { strict: false }).execute(demonstration.city.system, id, quiet);
  await publishRun(app.get(Database), demonstration.city.system, id);
  // otherwise the copies would send these emails, each of them at another moment
  await app.get(Dispatcher, { strict: false }).drain();
  await app.get(SendDueMails, { strict: false }).execute(demonstration.city.system);
  await settled(sqlOf(pool));
  await pool.end();
  await app.close();
  return { stopped: running, waveId: waves.now, answers: waves.answers, readers };
}

export function visitorOf(url: string, readers: readonly Reader[], wanted: Role): Visitor {
  return visit(() => url, readers.find(({ role }) => role === wanted)!.cookie);
}

async function storeWaves(
  { app }: RunningApp,
  owner: Sql,
): Promise<{ before: string; now: string; answers: AnswerSets }> {
  const places = demonstration.city.parks.map(({ id }, at) => [parks[at]!, id] as const);
  const workspace: StoredWorkspace = { workspaceId, actor: demonstration.city.system, parks: new Map(places) };
  const database = app.get(Database);
  const answers = await stableAnswerSets(parks);
  const earlier = syntheticSurvey({ size: 400, seed: 99, parks });
  // almost no union members, so that the next wave changes an indicator
  const few = earlier.answers.map((each, at) => ({
    ...each,
    answers: { ...each.answers, union_member: at % 10 === 0 ? '1' : '3' },
  }));
  const before = await storeWave(owner, workspace, { survey: { ...earlier, answers: few }, number: 1, database });
  const { base, frame } = answers;
  const survey = { frame, answers: [...base.answers] };
  const now = await storeWave(owner, workspace, { survey, number: 2, database });
  await storeAnswers(owner, { workspaceId, waveId: now, parks: workspace.parks, answers: posterAnswers(base) });
  // so that the review of flagged answers is not empty
  await owner(`UPDATE surveys_response SET flags = '{hours_long}' WHERE wave_id = $1`, [now]);
  return { before, now, answers };
}

const posterAnswers = ({ posters }: AnswerSet) =>
  posters.map((poster) => ({
    ...poster,
    stratum: null,
    psu: null,
    collector: 'open_poster' as const,
    disposition: 'complete' as const,
  }));

/** With fewer indicators, a run is faster. */
async function retireOthers(analyst: Visitor): Promise<void> {
  const others = catalogue.filter(({ id, source }) => source === 'survey' && !gateIndicators.includes(id));
  for (const { id } of others) {
    const headers = { 'if-match': '"1"' };
    const body = { retired: true, reason: 'Not asked here' };
    const { status } = await analyst.call('PATCH', `${api}/indicators/definitions/${id}`, { headers, body });
    if (status !== 200) throw new Error(`retiring ${id}: ${status}`);
  }
}

/** Waits until all events are handled and all emails are written. */
async function settled(owner: Sql): Promise<void> {
  for (let waited = 0; waited < 2400; waited += 1) {
    const [left] = await owner<{ n: number }>(
      `SELECT (SELECT count(*) FROM event_delivery WHERE dead_at IS NULL)::int
         + (SELECT count(*) FROM job_run WHERE state IN ('queued', 'running'))::int
         + (SELECT count(*) FROM notifications_notification WHERE mail_at <= now())::int
         + (SELECT count(*) FROM mail_outbox WHERE sent_at IS NULL)::int AS n`,
    );
    if (left!.n === 0) return;
    await sleep(100);
  }
  throw new Error('jobs or events are left after four minutes');
}

export interface RunningInstallation extends WalkedInstallation {
  readonly running: RunningApp;
  readonly sql: Sql;
  readonly waveId: string;
  /** Everything that was sent to sockets or written as jobs, events, emails and log lines during the computation. */
  readonly heard: Replies;
  close(): Promise<void>;
}

/**
 * A copy of the city with other answers, in which weights and two runs are computed and released, and the first run is
 * repeated.
 */
export async function startInstallation(city: City, answers: AnswerSet): Promise<RunningInstallation> {
  const since = Date.now();
  const running = await startApp({ copyOf: city.stopped });
  const owner = ownerOf(running);
  const sql = sqlOf(owner);
  await exchangeAnswers(sql, city, answers);
  const lines = logLinesOf(running);
  const events = await listen(running.url, city.readers);
  await compute({ url: running.url, readers: city.readers, sql }, city.waveId);
  for (const socket of events.sockets) socket.disconnect();
  const labels = new Map((await sql<{ id: string; label: string }>(labelled)).map(({ id, label }) => [id, label]));
  const heard: Replies = new Map();
  const record = (entryPoint: string, texts: readonly string[]): void => {
    const own = texts.map((text) => comparable({ since, labels }, text));
    heard.set(entryPoint, { entryPoint, text: [...new Set(own)].sort().join('\n') });
  };
  record('socket events', events.heard);
  record(
    'log',
    lines.map((line) => line.replace(/"(ms|time)":("[^"]*"|\d+)/g, '')),
  );
  record('mail', await mailsIn(running.folder));
  for (const [entryPoint, query] of Object.entries(trails))
    record(
      entryPoint,
      (await sql<{ text: string }>(query)).map(({ text }) => text),
    );
  return {
    ...{ running, url: running.url, workspaceId, owner, sql, readers: city.readers, since, labels, heard },
    waveId: city.waveId,
    close: async () => {
      await owner.end();
      await running.close();
    },
  };
}

const labelled = `
  SELECT id, 'run ' || number AS label FROM indicators_run
  UNION ALL SELECT id, 'weights ' || number || ' of ' || wave_id FROM indicators_weight_set
  UNION ALL SELECT id, 'release ' || row_number() OVER (ORDER BY created_at) FROM indicators_release
  UNION ALL SELECT id, 'repetition ' || row_number() OVER (ORDER BY created_at) FROM indicators_repetition
  UNION ALL SELECT id, 'job ' || row_number() OVER (ORDER BY created_at) FROM job_run`;

/** Records of the operation that an auditor or operator reads. */
const trails: Readonly<Record<string, string>> = {
  events: `SELECT jsonb_build_array(type, subject, payload)::text AS text FROM domain_event`,
  jobs: `SELECT jsonb_build_array(kind, state, note, result, failure, params)::text AS text FROM job_run`,
  deliveries: `SELECT jsonb_build_array(subscriber, failure)::text AS text FROM event_delivery`,
};

async function exchangeAnswers(sql: Sql, { answers: { base } }: City, now: AnswerSet): Promise<void> {
  const places = new Map(demonstration.city.parks.map(({ id }, at) => [parks[at]!, id]));
  const before = new Map([...base.answers, ...base.posters].map((each) => [each.id, JSON.stringify(each)]));
  const all = [...now.answers, ...now.posters];
  const others = all.filter((each) => JSON.stringify(each) !== before.get(each.id));
  const rows = others.map(({ id, answers, parkId }) => ({ id, answers, park: places.get(parkId) }));
  await sql(
    `UPDATE surveys_response r SET answers = n.answers, park_id = n.park
     FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, answers jsonb, park uuid) WHERE r.id = n.id`,
    [JSON.stringify(rows)],
  );
  const left = new Set(all.map(({ id }) => id));
  const gone = [...before.keys()].filter((id) => !left.has(id));
  await sql(`DELETE FROM surveys_response WHERE id = ANY ($1::uuid[])`, [gone]);
}

type Computing = Pick<RunningInstallation, 'url' | 'readers' | 'sql'>;

async function post(visitor: Visitor, address: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await visitor.call('POST', `${api}/indicators/${address}`, { body });
  if (answer.status !== 201) throw new Error(`${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function compute(installation: Computing, waveId: string): Promise<void> {
  const { sql } = installation;
  const administrator = visitorOf(installation.url, installation.readers, 'administrator');
  const done = async (address: string, body?: object): Promise<string> => {
    const reply = await post(administrator, address, body);
    await settled(sql);
    return String(reply['id'] ?? reply['weightSetId']);
  };
  const settings = gateSettings;
  const margins = ['park-size'];
  await done('weights', { waveId, classes: 'none', calibration: 'raking', margins, mergeSmall: true, trim: 3 });
  const first = await done('runs', { waveId, settings });
  await approve(installation, await draft(installation, { runId: first, kind: 'release' }));
  const second = await done('runs', { waveId, settings: { ...settings, greenThreshold: 0 } });
  await approve(installation, await draft(installation, { runId: second, kind: 'revision', reason: bothLanguages }));
  await done(`runs/${first}/repetitions`);
  const failed = await sql(`SELECT kind, failure FROM job_run WHERE state <> 'done'`);
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
}

const bothLanguages = { en: 'Figures of the wave', zh: '本期指标' };

/** The administrator drafts a release; returns its id. */
export async function draft(installation: Computing, plan: object): Promise<string> {
  const administrator = visitorOf(installation.url, installation.readers, 'administrator');
  const body = { leftOut: [], summary: bothLanguages, timeZone: 'Asia/Shanghai', ...plan };
  return String((await post(administrator, 'releases', body))['id']);
}

/** The analyst approves a release. */
export async function approve(installation: Computing, id: string): Promise<void> {
  const analyst = visitorOf(installation.url, installation.readers, 'analyst');
  const page = await analyst.call('GET', `${api}/indicators/releases/${id}`);
  const { hash } = page.body['release'] as { hash: string };
  await post(analyst, `releases/${id}/approval`, { hash });
  await settled(installation.sql);
}

function logLinesOf({ app }: RunningApp): string[] {
  const lines: string[] = [];
  const sink = { write: (line: string): void => void lines.push(line) };
  Object.assign(app.get(Logger), { pino: pino({ level: 'trace', base: null }, sink) });
  return lines;
}

async function listen(url: string, readers: readonly Reader[]): Promise<{ sockets: Socket[]; heard: string[] }> {
  const heard: string[] = [];
  const sockets = readers.map(({ cookie }) => {
    const socket = io(`${url}/workspace`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie },
    });
    // the rest is the adapter's own position
    socket.onAny((name: string, body: unknown) => void heard.push(JSON.stringify([name, body])));
    return socket;
  });
  for (const socket of sockets) await socket.timeout(10_000).emitWithAck('watch', { workspaceId });
  return { sockets, heard };
}

async function mailsIn(folder: string): Promise<string[]> {
  const mails = path.join(folder, 'mail');
  const names = await readdir(mails).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(path.join(mails, name), 'utf8')));
  const random = /^(Message-ID|Date): .*$|(?<=notifications\/stop[/#])[\w-]+/gim;
  // a quoted-printable line may break within the link that stops emails, and a header before it if the port is long
  return texts.map((text) =>
    text
      .replace(/=\r?\n/g, '')
      .replace(/\r?\n[ \t]+/g, ' ')
      .replace(random, ''),
  );
}

export const forgetCity = ({ stopped }: City): Promise<void> => stopped.test.drop();
