import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { composeServices, environmentOf } from './compose.js';

const services = composeServices();

export interface Container {
  readonly child: ChildProcess;
  /** The exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  output(): string;
}

interface Place {
  /** The folder that the image has as its working folder. */
  readonly app: string;
  /** The secrets of docker-compose.yml, one file for each. */
  readonly secrets: string;
  /** Where Redis is, if the machine has it. */
  readonly redis: string | undefined;
  /** What differs from the environment of docker-compose.yml on this machine. */
  readonly differences: Readonly<Record<string, string>>;
}

interface Start {
  /** Another command in the container of the service. */
  readonly command?: readonly string[];
  /** Further settings. */
  readonly changes?: Readonly<Record<string, string>>;
}

/**
 * Starts what a service of docker-compose.yml runs, without a container engine: by the entry point of the image, with
 * the secrets that the service is given.
 */
export class ComposeContainers {
  private readonly children: ChildProcess[] = [];

  constructor(private readonly place: Place) {}

  start(name: string, { command = services[name]!.command, changes = {} }: Start = {}): Container {
    const env = { ...this.environmentOf(name), ...changes, SECRETS_FOLDER: this.secretsOf(name) };
    const child = spawn('sh', ['docker/entry.sh', ...command], { cwd: this.place.app, env });
    this.children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => (output += piece.toString()));
    const ended = once(child, 'close').then(([code]) => code as number | null);
    return { child, ended, output: () => output };
  }

  async finished(name: string, options?: Start): Promise<{ readonly code: number | null; readonly output: string }> {
    const { ended, output } = this.start(name, options);
    return { code: await ended, output: output() };
  }

  killAll(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }

  private environmentOf(name: string): NodeJS.ProcessEnv {
    const { REDIS_HOST, ...rest } = environmentOf(name);
    const { redis, differences } = this.place;
    const usesRedis = REDIS_HOST !== undefined && redis !== undefined;
    return { PATH: process.env['PATH'], ...rest, ...differences, ...(usesRedis && { REDIS_HOST: redis }) };
  }

  /** A folder with only the secrets of the service. */
  private secretsOf(name: string): string {
    const { secrets } = this.place;
    const given = services[name]!.secrets!;
    const folder = path.join(path.dirname(secrets), `secrets-of-${name}`);
    cpSync(secrets, folder, {
      recursive: true,
      filter: (file) => file === secrets || given.includes(path.basename(file)),
    });
    return folder;
  }
}

/** Waits until the process has written this. */
export async function said(container: Container, words: RegExp): Promise<RegExpExecArray> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const found = words.exec(container.output());
    if (found !== null) return found;
    if (container.child.exitCode !== null || container.child.signalCode !== null) break;
    await sleep(50);
  }
  throw new Error(`it did not say ${String(words)}: ${container.output()}`);
}
