import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './program.js';

const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docker-compose.yml');

/** The environment that docker-compose.yml gives to the server and the worker, with its defaults. */
export function composeEnvironment(): Readonly<Record<string, string>> {
  const block = /environment: &settings\n((?: {6}.*\n)+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/^ {6}([A-Z_]+): (.*)$/gm)].map(([, name, value]) => [
      name!,
      value!.replace(/^'(.*)'$/, '$1').replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
    ]),
  );
}

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Redis in memory on a free port, if the machine has it. */
export async function startRedis(): Promise<TestRedis | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = await freePort();
  const memory = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...memory], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
