/** SIGTERM under load, as sent by a container engine or systemd, with an embedded and with an external database. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type DataFolder, dataFolder, type Program, startProgram } from '../support/program.js';

const clients = 50;
const folders: DataFolder[] = [];
const databases: TestDatabase[] = [];
const programs: Program[] = [];
const loads: { stop(): Promise<void> }[] = [];

afterAll(async () => {
  await Promise.all(loads.map((load) => load.stop()));
  for (const { child, ended } of programs) {
    if (child.exitCode === null) child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
    await ended;
    clearTimeout(late);
  }
  for (const database of databases) await database.drop();
  for (const folder of folders) folder.remove();
}, 120_000);

interface Answer {
  readonly status: number;
  readonly connection: string | undefined;
  readonly at: number;
}

function ask(url: string, agent: Agent | false = false): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (response: IncomingMessage) => {
      response.resume();
      response.once('end', () => {
        const { statusCode, headers } = response;
        resolve({ status: statusCode!, connection: headers.connection, at: performance.now() });
      });
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.setTimeout(30_000, () => sent.destroy(new Error('no answer')));
    sent.end();
  });
}

/** Clients that send requests continuously, each over one connection while the server keeps it open. */
function busyClients(url: string) {
  const answers: Answer[] = [];
  let going = true;
  const client = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (; going;)
      await ask(url, agent).then(
        (answer) => answers.push(answer),
        () => sleep(50),
      );
    agent.destroy();
  };
  const all = Array.from({ length: clients }, client);
  return {
    answers,
    stop: async () => {
      going = false;
      await Promise.all(all);
    },
  };
}

async function environmentOf(kind: string): Promise<Record<string, string>> {
  if (kind === 'embedded') return {};
  const database = await createTestDatabase();
  databases.push(database);
  return { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
}

async function connectedSocket(url: string) {
  const socket = io(`${url}/workspace`, { transports: ['websocket'], reconnection: false, forceNew: true });
  await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('connect_error', reject);
  });
  return { left: new Promise<string>((resolve) => socket.once('disconnect', (reason) => resolve(reason))) };
}

describe.each(['embedded', 'external'])('SIGTERM with 50 busy clients and the %s database', (kind) => {
  it('sets readiness to 503, answers for 5 s more, and ends the process within 20 s', async () => {
    const folder = dataFolder();
    folders.push(folder);
    const program = await startProgram(folder.path, await environmentOf(kind));
    programs.push(program);
    const socket = await connectedSocket(program.url);
    const load = busyClients(`${program.url}/api/first-run`);
    loads.push(load);
    while (load.answers.length < 500) await sleep(20);

    const asked = performance.now();
    program.child.kill('SIGTERM');
    const since = (at: number) => (at - asked) / 1000;
    let readiness = await ask(`${program.url}/health/ready`);
    while (readiness.status === 200 && since(performance.now()) < 3)
      readiness = await ask(`${program.url}/health/ready`);
    expect(readiness.status).toBe(503);
    expect((await ask(`${program.url}/health/live`)).status).toBe(200);

    const outcome = await Promise.race([program.ended, sleep(40_000, 'still alive after 40 s', { ref: false })]);
    const lasted = since(performance.now());
    await load.stop();
    expect(outcome).toEqual({ code: 0, signal: null });
    expect(lasted).toBeLessThan(20);
    expect(await socket.left).toBe('transport close');

    const announced = load.answers.filter(({ at }) => since(at) > 1.5);
    expect(announced.every(({ status }) => status === 200)).toBe(true);
    expect(announced.every(({ connection }) => connection === 'close')).toBe(true);
    expect(since(Math.max(...announced.map(({ at }) => at)))).toBeGreaterThan(4.5);
  }, 240_000);
});
