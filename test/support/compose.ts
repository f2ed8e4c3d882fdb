import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { freePort } from './program.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface Service {
  readonly image?: string;
  readonly user?: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
}

/** `docker-compose.yml` as Docker reads it, with the defaults of its variables. */
export function composeServices(
  text: string = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'),
): Readonly<Record<string, Service>> {
  const filled = text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');
  return (parse(filled, { merge: true }) as { services: Record<string, Service> }).services;
}

/** The environment that docker-compose.yml gives to the server and the worker, with its defaults. */
export function composeEnvironment(): Readonly<Record<string, string>> {
  const { environment = {} } = composeServices()['server']!;
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value ?? '')]));
}

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A Redis on a free port, if the machine has it: in memory, or by the command of docker-compose.yml with the secrets of
 * a folder.
 */
export async function startRedis(compose?: {
  readonly command: readonly string[];
  readonly secrets: string;
}): Promise<TestRedis | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = await freePort();
  const here = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const [program, ...parameters] =
    compose === undefined ? ['redis-server', '--maxmemory-policy', 'noeviction'] : inContainer(compose);
  const child =
    compose === undefined
      ? spawn(program!, [...parameters, ...here], { stdio: 'ignore' })
      : spawn(
          program!,
          [...parameters.slice(0, -1), `${parameters.at(-1)!} ${here.map((word) => `'${word}'`).join(' ')}`],
          {
            stdio: 'ignore',
          },
        );
  const ended = once(child, 'exit');
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Compose reads `$$` as a dollar sign. */
function inContainer({ command, secrets }: { readonly command: readonly string[]; readonly secrets: string }) {
  return command.map((word) => word.replaceAll('$$', '$').replaceAll('/run/secrets', secrets));
}
