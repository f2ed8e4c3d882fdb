/** A signal at any moment of a start ends the process and its database, and the next start succeeds. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { dataFolder, launch, postgresOf, startProgram, stopProgram } from '../support/program.js';

const signals = ['SIGTERM', 'SIGINT'] as const;
/** Milliseconds: what a container engine gives, and what a person at the keyboard accepts on a busy machine. */
const longest = { SIGTERM: 20_000, SIGINT: 5000 };
const every = 200;
/** Each signal at other moments, so that together they come at every tenth of a second. */
const first = { SIGTERM: 0, SIGINT: 100 };

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<unknown>;
}

/** Sends the signal later and later, until the start is complete before it. Returns the longest end in milliseconds. */
async function interruptEach(
  signal: (typeof signals)[number],
  start: () => Started,
  { complete, check }: { readonly complete: RegExp; readonly check: () => void },
): Promise<number> {
  let slowest = 0;
  for (let delay = first[signal]; ; delay += every) {
    const { child, output, ended } = start();
    await Promise.race([sleep(delay), ended]);
    const wasComplete = complete.test(output());
    const sent = performance.now();
    child.kill(signal);
    await Promise.race([ended, sleep(longest[signal] + 5000)]);
    const took = performance.now() - sent;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      throw new Error(`${signal} after ${delay} ms: still running after ${Math.round(took)} ms: ${output()}`);
    }
    check();
    if (wasComplete) return slowest;
    slowest = Math.max(slowest, took);
  }
}

describe.each(signals)('%s during a start', (signal) => {
  const folder = dataFolder();
  afterAll(() => folder.remove());

  it('ends the server and its database in time, and the next start succeeds', async () => {
    const slowest = await interruptEach(signal, () => launch(folder.path), {
      complete: /Press Ctrl-C to stop/,
      check: () => {
        const pid = postgresOf(folder.path);
        if (pid !== undefined && existsSync(`/proc/${pid}/cmdline`))
          expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(folder.path);
      },
    });
    process.stderr.write(`${signal}, server: ended at most ${Math.round(slowest)} ms later\n`);
    expect(slowest).toBeLessThan(longest[signal]);
    await stopProgram(await startProgram(folder.path));
  }, 600_000);
});

describe.each(signals)('%s during the start of a worker', (signal) => {
  const folder = dataFolder();
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    folder.remove();
  });

  it('ends it in time', async () => {
    const start = (): Started => {
      const child = spawn(process.execPath, ['dist/worker.js'], {
        env: {
          ...process.env,
          DATA_DIR: folder.path,
          DATABASE_URL: database.url,
          DATABASE_OWNER_URL: database.ownerUrl,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      return { child, output: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) };
    };
    const slowest = await interruptEach(signal, start, { complete: /The worker is running/, check: () => undefined });
    process.stderr.write(`${signal}, worker: ended at most ${Math.round(slowest)} ms later\n`);
    expect(slowest).toBeLessThan(longest[signal]);
  }, 600_000);
});
