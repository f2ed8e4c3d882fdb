import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './program.js';

export function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

interface Containment {
  /** The command of docker-compose.yml. */
  readonly command: readonly string[];
  /** The folder of the secrets. */
  readonly secrets: string;
  /** Where it keeps its data, which it finds again after it was killed; without it, in memory. */
  readonly data?: string;
}

/** A Redis on a free port of this machine; it can be killed and started again at the same address. */
export class TestRedis {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly contained: Containment | undefined,
  ) {}

  /** In memory, or by the command of docker-compose.yml; undefined if the machine has no Redis. */
  static async start(contained?: Containment): Promise<TestRedis | undefined> {
    if (!hasRedis()) return undefined;
    const redis = new TestRedis(await freePort(), contained);
    redis.start();
    return redis;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `redis://${this.host}`;
  }

  start(): void {
    const [program, ...parameters] = this.contained === undefined ? this.inMemory() : this.inContainer(this.contained);
    this.server = spawn(program!, parameters, { stdio: 'ignore' });
  }

  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.server === undefined || this.server.exitCode !== null || this.server.signalCode !== null) return;
    const ended = once(this.server, 'exit');
    this.server.kill(signal);
    await ended;
  }

  private get here(): readonly string[] {
    return ['--port', String(this.port), '--bind', '127.0.0.1', '--save', ''];
  }

  private inMemory(): readonly string[] {
    return ['redis-server', '--maxmemory-policy', 'noeviction', ...this.here, '--appendonly', 'no'];
  }

  /** Its last word is a command line of the shell. Compose reads `$$` as a dollar sign. */
  private inContainer({ command, secrets, data }: Containment): readonly string[] {
    const words = command.map((word) => word.replaceAll('$$', '$').replaceAll('/run/secrets', secrets));
    const where = data === undefined ? ['--appendonly', 'no'] : ['--dir', data];
    const more = [...this.here, ...where].map((word) => `'${word}'`);
    return [...words.slice(0, -1), [words.at(-1)!, ...more].join(' ')];
  }
}
