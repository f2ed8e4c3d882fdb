/** Processes whose job queue cannot connect: BullMQ asks again without a pause after most errors of PostgreSQL. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createPostgresBackend, Queue } from 'bullmq';
import pg from 'pg';
import { newRandomId } from '../../src/kernel/ids.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type DataFolder, dataFolder, launch } from '../support/program.js';
import { type RefusingLine, refusingLine } from '../support/refusing-line.js';

/** The part of the start-up message that only connections of the queue contain. */
const ofTheQueue = 'search_path=bullmq';
const programs = { server: 'dist/main.js', worker: 'dist/worker.js' };
type ProgramName = keyof typeof programs;
const running = /The worker is running\.|Tripartite is ready/;
/** PostgreSQL appendix A: cannot connect now, too many connections, invalid password, wrong state (not accepting). */
const refusals = ['57P03', '53300', '28P01', '55000'];
/** Refused from the first connection of the queue on, or after the queue has connected and before its worker has. */
const afterConnections = refusals.flatMap((code) => [0, 1].map((n) => [code, n] as const));
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
}, 60_000);

interface Started {
  readonly program: ReturnType<typeof launch>;
  readonly line: RefusingLine;
  readonly test: TestDatabase;
}

async function start(name: ProgramName, refusedFirst?: string, except = 0): Promise<Started> {
  const test = await createTestDatabase();
  closers.push(() => test.drop());
  const line = await refusingLine(test.url);
  closers.push(() => line.close());
  if (refusedFirst !== undefined) line.refuse(refusedFirst, ofTheQueue, except);
  const folder: DataFolder = dataFolder();
  closers.push(() => folder.remove());
  const environment = { DATABASE_URL: line.url, DATABASE_OWNER_URL: test.ownerUrl };
  const program = launch(folder.path, environment, programs[name]);
  closers.push(async () => {
    program.child.kill('SIGKILL');
    await program.ended;
  });
  return { program, line, test };
}

async function until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) if (await look()) return;
  throw new Error(`${what} did not come`);
}

/** Seconds of processor time that the process has used (Linux counts hundredths). */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** What the process costs during five seconds of refusals: processor time and connections. */
async function costOf({ program, line }: Started): Promise<{ processor: number; connections: number; words: number }> {
  const before = { processor: processorSeconds(program.child.pid!), refused: line.refused(), words: program.output() };
  await sleep(5000);
  return {
    processor: processorSeconds(program.child.pid!) - before.processor,
    connections: line.refused() - before.refused,
    words: program.output().length - before.words.length,
  };
}

/** Adds jobs as a server does; no runs of these numbers exist, so the worker only takes them from the queue. */
async function addJobs({ test }: Started, added: number) {
  const pool = new pg.Pool({ connectionString: test.ownerUrl, options: `-c ${ofTheQueue}`, max: 2 });
  const queue = new Queue('tripartite', { connection: pool as never, skipMetasUpdate: true }, createPostgresBackend);
  queue.on('error', () => undefined);
  closers.push(async () => {
    await queue.close();
    await pool.end();
  });
  const ids = Array.from({ length: added }, () => newRandomId());
  await queue.addBulk(
    ids.map((runId) => ({
      name: 'run',
      data: { workspaceId: newRandomId(), runId },
      opts: { jobId: runId, removeOnComplete: true },
    })),
  );
  // those in progress when the connection is cut are delivered again when their lock has expired
  const left = () => queue.getWaitingCount();
  return { added, left };
}

async function endsWhenAsked({ program }: Started, codes: readonly (number | null)[] = [0, null]): Promise<void> {
  const asked = performance.now();
  program.child.kill('SIGTERM');
  const outcome = await Promise.race([program.ended, sleep(30_000)]);
  expect(outcome).toBeDefined();
  expect(codes).toContain(outcome?.code);
  expect((performance.now() - asked) / 1000).toBeLessThan(20);
}

async function isRunning({ program }: Started): Promise<void> {
  await until('the start', () => running.test(program.output()));
}

describe.each(['server', 'worker'] as const)('a %s whose queue is refused while it starts', (name) => {
  it.each(afterConnections)(
    'works little, and ends when it is asked to or with the reason (%s after %i connections)',
    async (code, accepted) => {
      const started = await start(name, code, accepted);
      await until('the first refusal', () => started.line.refused() > 0);
      const { program } = started;
      const used = processorSeconds(program.child.pid!);
      const ended = await Promise.race([program.ended, sleep(3000)]);
      if (ended !== undefined) {
        expect(ended.code).toBe(1);
        expect(program.output()).toContain('refused by the test');
        return;
      }
      expect(processorSeconds(program.child.pid!) - used).toBeLessThan(2);
      await endsWhenAsked(started, [0, 1, null]);
    },
    120_000,
  );
});

describe('a worker whose queue is refused while it runs', () => {
  it.each(refusals)(
    'asks again with pauses, says little, and then does jobs (%s)',
    async (code) => {
      const started = await start('worker');
      await isRunning(started);
      // while jobs wait, BullMQ does not listen but fetches them one after the other
      const { added, left } = await addJobs(started, 1000);
      await until('the first jobs', async () => (await left()) < added);
      started.line.refuse(code, ofTheQueue);
      expect(await left()).toBeGreaterThan(10);
      const cost = await costOf(started);
      expect(cost.processor).toBeLessThan(2);
      expect(cost.connections).toBeLessThan(120);
      expect(cost.words).toBeLessThan(20_000);
      started.line.accept();
      await until('the end of the jobs', async () => (await left()) === 0);
      await endsWhenAsked(started);
    },
    180_000,
  );

  it('ends when the database has gone for good', async () => {
    const started = await start('worker');
    await isRunning(started);
    started.line.refuse('57P01');
    await sleep(2000);
    await endsWhenAsked(started);
  }, 120_000);
});
