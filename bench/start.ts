import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './support/median.js';

const firstStarts = 3;
const laterStarts = 5;
const idleSeconds = 20;
/** Limits from the requirements. */
const limits = { firstStart: 60, laterStart: 3, idleMemory: 400 };

interface Figure {
  readonly value: number;
  readonly limit?: number;
  readonly unit: string;
}

/**
 * `npm start` as users run it: fresh clones in empty folders (packages from npm's cache, as far as available) with the
 * demonstration; then restarts in the same folder; then the idle memory of all processes.
 */
export async function run(): Promise<{ readonly figures: Readonly<Record<string, Figure>> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-start-'));
  chmodSync(folder, 0o755);
  try {
    const first: number[] = [];
    const later: number[] = [];
    let memory = { program: 0, postgres: 0, processes: 0 };
    for (let round = 0; round < firstStarts; round += 1) {
      const clone = path.join(folder, `clone-${round}`);
      execFileSync('git', ['clone', '--quiet', path.resolve('.'), clone]);
      const started = await start(clone);
      first.push(started.seconds);
      await stop(started.child);
      if (round < firstStarts - 1) {
        rmSync(clone, { recursive: true, force: true });
        continue;
      }
      for (let again = 0; again < laterStarts; again += 1) {
        const next = await start(clone);
        later.push(next.seconds);
        if (again === laterStarts - 1) {
          await sleep(idleSeconds * 1000);
          memory = memoryOf(next.child.pid!);
        }
        await stop(next.child);
      }
    }
    return {
      figures: {
        firstStart: {
          value: round1(median(first)),
          limit: limits.firstStart,
          unit: 's, fresh clone, demonstration loaded',
        },
        laterStart: { value: round1(median(later)), limit: limits.laterStart, unit: 's' },
        idleMemory: {
          value: round1(memory.program + memory.postgres),
          limit: limits.idleMemory,
          unit: `MB, sum of PSS over ${memory.processes} processes`,
        },
        idleMemoryOfPostgres: { value: round1(memory.postgres), unit: 'MB' },
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const round1 = (value: number): number => Math.round(value * 10) / 10;

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the program and waits until it prints that it is ready and answers so over HTTP. */
async function start(clone: string): Promise<{ readonly child: ChildProcess; readonly seconds: number }> {
  const port = await freePort();
  const began = performance.now();
  const { NODE_ENV: _unset, ...environment } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended: ${said}`);
    const everything = said.includes('Tripartite is ready');
    const answer = everything ? await fetch(`http://127.0.0.1:${port}/health/ready`) : undefined;
    if (answer?.ok === true) return { child, seconds: (performance.now() - began) / 1000 };
    await sleep(20);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid!, 'SIGINT');
  await ended;
}

/** MB of proportional set size over a process and all its descendants (`/proc/PID/smaps_rollup`). */
function memoryOf(parent: number): { program: number; postgres: number; processes: number } {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const status = readOrNothing(`/proc/${entry}/status`);
    const of = /^PPid:\s+(\d+)/m.exec(status)?.[1];
    if (of !== undefined) parents.set(Number(entry), Number(of));
  }
  const belongs = (id: number | undefined): boolean =>
    id !== undefined && id > 1 && (id === parent || belongs(parents.get(id)));
  const sum = { program: 0, postgres: 0, processes: 0 };
  for (const id of [...parents.keys()].filter((each) => belongs(each))) {
    const kilobytes = Number(/^Pss:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
    const isPostgres = /^postgres/.test(readOrNothing(`/proc/${id}/comm`));
    sum[isPostgres ? 'postgres' : 'program'] += kilobytes / 1024;
    sum.processes += 1;
  }
  return sum;
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
