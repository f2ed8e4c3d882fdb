import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { io } from 'socket.io-client';
import { newId } from '../src/kernel/ids.js';
import { endOfJob, startImport } from '../test/support/answer-imports.js';
import { city, signIn, type Visitor } from '../test/support/demonstration.js';
import { drawSubmissions, type OpenWave, openWave } from '../test/support/fieldwork.js';
import { prepareTests } from './support/prepare-tests.js';
import { Installation, type ProcessName, type ServerName, servers } from '../test/support/installation.js';

const answersSent = 6_000;
const phones = 128;
const roomSeconds = 15;
const importedRows = 100_000;
const runs = `/api/workspaces/${city.workspaceId}/indicators/runs`;
const processes: readonly ProcessName[] = [...servers, 'worker'];

type Figure = readonly [value: number, unit: string];

/**
 * One server and two beside each other, with the PostgreSQL and the Redis of Debian, a worker and the environment of
 * docker-compose.yml: answers and room events per second, how much of the machine was busy meanwhile, and the delay of
 * the event loops (`monitorEventLoopDelay`, by the metrics) during an import and during a run.
 */
export async function run(): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const prepared = await prepareTests();
  try {
    return await measure();
  } finally {
    await prepared.remove();
  }
}

async function measure(): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const installation = await Installation.start();
  const owner = installation.ownerPool();
  const figures: [string, Figure][] = [];
  try {
    const at = (): string => installation.url;
    const analyst = await signIn(at, installation.accounts, 'analyst');
    const facilitator = await signIn(at, installation.accounts, 'facilitator');
    const wave = await openWave(analyst, await signIn(at, installation.accounts, 'fieldwork-manager'));
    // the first answers are slower than all others
    await sendAnswers({ installation, wave, facilitator, serving: servers, name: '' });
    for (const serving of [['server-1', 'server-2'], ['server-1']] as const) {
      if (serving.length === 1) await installation.end('server-2', 'SIGTERM');
      const name = serving.length === 1 ? 'oneServer' : 'twoServers';
      figures.push(...(await throughput({ installation, wave, facilitator, serving, name })));
    }
    await installation.run('server-2');
    await installation.untilReady();
    figures.push(...(await delays('import', installation, () => importAnswers(analyst, owner, wave))));
    figures.push(...(await delays('run', installation, () => computeRun(analyst))));
  } finally {
    await owner.end();
    await installation.remove();
  }
  return { figures: Object.fromEntries(figures.map(([name, [value, unit]]) => [name, { value, unit }])) };
}

interface Load {
  readonly installation: Installation;
  readonly wave: OpenWave;
  readonly facilitator: Visitor;
  readonly serving: readonly ServerName[];
  readonly name: string;
}

async function throughput(load: Load): Promise<[string, Figure][]> {
  const { serving, name } = load;
  const answers = await whileBusy(() => sendAnswers(load));
  const events = await whileBusy(() => raiseHands(load));
  process.stderr.write(`${serving.join(' and ')}: ${Math.round(answers.value)} answers/s\n`);
  return [
    [`${name}Answers`, [Math.round(answers.value), 'answers/s']],
    [`${name}AnswersBusy`, [answers.busy, `of ${os.cpus().length} processors`]],
    [`${name}Room`, [Math.round(events.value), 'room events/s, three people']],
    [`${name}RoomBusy`, [events.busy, `of ${os.cpus().length} processors`]],
  ];
}

/** Processors that were not idle on average, the senders and the databases included. */
async function whileBusy(work: () => Promise<number>): Promise<{ readonly value: number; readonly busy: number }> {
  const spent = (): { busy: number; all: number } => {
    const times = os.cpus().map((cpu) => cpu.times);
    const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
    return { all, busy: all - times.reduce((sum, { idle }) => sum + idle, 0) };
  };
  const before = spent();
  const value = await work();
  const after = spent();
  const share = (after.busy - before.busy) / (after.all - before.all);
  return { value, busy: Math.round(share * os.cpus().length * 10) / 10 };
}

let drawn = 0;

/** Returns answers per second; the phones run in a separate thread. */
function sendAnswers({ installation, wave, serving }: Load): Promise<number> {
  const submissions = drawSubmissions(wave.codes, answersSent, drawn);
  drawn += answersSent;
  const ports = serving.map((name) => Number(new URL(installation.urlOf(name)).port));
  const bodies = submissions.map(({ body }) => body);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./support/phones.js', import.meta.url), {
      workerData: { ports, codes: wave.codes, bodies, phones },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

const delegates = ['member-government', 'member-employers', 'member-workers'] as const;

/** Acknowledged events per second of a room whose delegates raise and lower their hands without a pause. */
async function raiseHands({ installation, facilitator }: Load): Promise<number> {
  const list = await facilitator.call('GET', `/api/workspaces/${city.workspaceId}/roundtables`);
  const roundtables = list.body['items'] as { id: string; state: string }[];
  // the first meeting has the id of its roundtable
  const meetingId = roundtables.find(({ state }) => state === 'in-session' || state === 'convened')!.id;
  const room = { workspaceId: city.workspaceId, meetingId };
  const end = performance.now() + roomSeconds * 1000;
  const acknowledged = delegates.map(async (name) => {
    const { cookie } = await signIn(() => installation.url, installation.accounts, name);
    const options = { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } };
    const socket = io(`${installation.url}/live`, { ...options, auth: { language: 'en' } });
    const ask = async (command: string, body: object): Promise<boolean> =>
      ((await socket.timeout(15_000).emitWithAck(command, { ...room, ...body })) as { ok: boolean }).ok;
    if (!(await ask('join', { lastSeq: 0, visitId: newId() }))) throw new Error(`${name} may not enter the room`);
    await ask('lower-hand', { commandId: newId() });
    let acts = 0;
    for (; performance.now() < end; acts += 1) {
      const command = acts % 2 === 0 ? 'raise-hand' : 'lower-hand';
      if (!(await ask(command, { commandId: newId(), kind: 'contribution' }))) throw new Error(`${command}: refused`);
    }
    if (acts % 2 === 1) await ask('lower-hand', { commandId: newId() });
    socket.disconnect();
    return acts;
  });
  return (await Promise.all(acknowledged)).reduce((sum, acts) => sum + acts, 0) / roomSeconds;
}

async function importAnswers(analyst: Visitor, owner: pg.Pool, { waveId }: OpenWave): Promise<void> {
  const { jobId } = await startImport(analyst, owner, { waveId, rows: importedRows });
  const job = await endOfJob(analyst, jobId, 600_000);
  if (job['state'] !== 'done') throw new Error(`the import ended as ${JSON.stringify(job)}`);
}

async function computeRun(analyst: Visitor): Promise<void> {
  const earlier = (await analyst.call('GET', runs)).body['items'] as { waveId: string }[];
  // another setting than that of the earlier run, so that every answer is read
  const body = { waveId: earlier[0]!.waveId, settings: { greenThreshold: 0 } };
  const started = await analyst.call('POST', runs, { body });
  if (started.status > 299) throw new Error(`the run was refused: ${JSON.stringify(started.body)}`);
  const at = `${runs}/${String(started.body['id'])}`;
  for (;;) {
    const { run } = (await analyst.call('GET', at)).body as { run: { state: string } };
    if (run.state === 'done') return;
    if (!['queued', 'running'].includes(run.state)) throw new Error(`the run ended as ${run.state}`);
    await sleep(250);
  }
}

/** The 99th percentile of each process since the work began, in milliseconds. */
async function delays(
  what: string,
  installation: Installation,
  work: () => Promise<void>,
): Promise<[string, Figure][]> {
  const read = async (name: ProcessName): Promise<number> => {
    const text = await (await fetch(installation.metricsOf(name))).text();
    const seconds = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1];
    return Math.round(Number(seconds) * 10_000) / 10;
  };
  // reading begins a new measurement
  for (const name of processes) await read(name);
  const begun = performance.now();
  await work();
  const seconds = Math.round((performance.now() - begun) / 1000);
  const found = await Promise.all(processes.map(read));
  return [
    [`${what}Seconds`, [seconds, 's']],
    ...processes.map((name, index): [string, Figure] => [
      `${what}Delay:${name}`,
      [found[index]!, 'ms, p99 of the event loop'],
    ]),
  ];
}
