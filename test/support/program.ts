import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Tests and benchmarks are started in the folder of the repository. */
const root = process.cwd();

export interface Program {
  readonly url: string;
  readonly output: () => string;
  readonly child: ChildProcess;
  /** Waits for the end and returns exit code and signal. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export interface DataFolder {
  readonly path: string;
  remove(): void;
}

/** A data folder that an unprivileged PostgreSQL can access. */
export function dataFolder(): DataFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-program-'));
  chmodSync(folder, 0o755);
  return { path: path.join(folder, 'data'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The built program as users run it, in a separate process; `file`: the server, or the worker. */
export function launch(
  folder: string,
  environment: Record<string, string> = {},
  file = 'dist/main.js',
): { child: ChildProcess; output: () => string; ended: Program['ended'] } {
  const child = spawn(process.execPath, [file], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: '0',
      DEMO: 'false',
      LOG_LEVEL: 'error',
      RATE_LIMIT: '0',
      HOST: '127.0.0.1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  return { child, output: () => text, ended };
}

/** `patience` in milliseconds: loading the demonstration may take long on a busy machine. */
export async function startProgram(
  folder: string,
  environment: Record<string, string> = {},
  patience = 180_000,
): Promise<Program> {
  const { child, output, ended } = launch(folder, environment);
  for (let waited = 0; waited < patience; waited += 50) {
    const url = /Tripartite is ready: (http:[^\s"]+)/.exec(output())?.[1];
    if (url !== undefined) return { url: url.replace('localhost', '127.0.0.1'), output, child, ended };
    if (child.exitCode !== null) throw new Error(`the program ended: ${output()}`);
    await sleep(50);
  }
  // Asked to stop and not killed, so that its database ends too.
  child.kill('SIGINT');
  await ended;
  throw new Error(`the program was not ready after ${patience / 1000} s: ${output()}`);
}

export async function stopProgram(program: Program): Promise<{ readonly code: number | null }> {
  program.child.kill('SIGINT');
  return program.ended;
}

/** Process id of the embedded PostgreSQL of this data folder, while it runs. */
export function postgresOf(folder: string): number | undefined {
  try {
    return Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** SQL as the owner of the program's embedded database, to check data. */
export function ownerPool(folder: string): pg.Pool {
  const port = readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]!;
  const password = readFileSync(path.join(folder, 'postgres-owner.secret'), 'utf8').trim();
  const pool = new pg.Pool({
    connectionString: `postgres://tripartite_owner:${password}@127.0.0.1:${port}/tripartite`,
    max: 2,
  });
  pool.on('error', () => undefined);
  return pool;
}

/** For a program that will start again at the same address. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
