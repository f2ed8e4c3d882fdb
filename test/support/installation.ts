import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { Balancer } from './balancer.js';
import { composeServices } from './compose.js';
import { ComposeContainers, type Container, said } from './compose-container.js';
import { debianPostgres, DebianPostgres } from './debian-postgres.js';
import { copyDemonstration } from './demonstration-template.js';
import { freePort } from './program.js';
import { hasRedis, TestRedis } from './redis.js';
import type { Lacking } from './when.js';

const run = promisify(execFile);
/** A password with characters that a connection string or a shell would misread. */
const password = `p@ss/w:rd %2F#?'"$é`;
const names: readonly ProcessName[] = ['server-1', 'server-2', 'worker'];
export const servers = ['server-1', 'server-2'] as const;
export type ServerName = (typeof servers)[number];
export type ProcessName = ServerName | 'worker';

export function lackingForInstallation(): Lacking {
  if (debianPostgres() === undefined) return 'PostgreSQL of Debian not found (install postgresql)';
  return hasRedis() ? null : 'Redis not found (install redis-server)';
}

/**
 * The installation of docker-compose.yml for several processes, without a container engine: Debian's PostgreSQL and
 * Redis with passwords; the demonstration, restored from a backup; two servers and a worker of the built program behind
 * a load balancer. The processes share a machine, so each has its own data folder, as on several machines; they share
 * the keys and the folder of files.
 */
export class Installation {
  readonly url: string;
  private readonly running = new Map<ProcessName, Container>();
  /** Output of processes that have ended. */
  private past = '';
  private readonly containers: ComposeContainers;
  private balancer: Balancer | undefined;

  private constructor(
    readonly folder: string,
    readonly postgres: DebianPostgres,
    readonly redis: TestRedis,
    private readonly ports: Readonly<Record<ServerName | 'balancer', number>>,
    private readonly metricsPorts: Readonly<Record<ProcessName, number>>,
  ) {
    this.url = `http://127.0.0.1:${ports.balancer}`;
    this.containers = new ComposeContainers({
      app: process.cwd(),
      secrets: path.join(folder, 'secrets'),
      redis: redis.host,
      differences: {
        ANSWER_KEY_FILE: path.join(this.keys, 'answers.key'),
        AUTHENTICATION_KEY_FILE: path.join(this.keys, 'authentication.key'),
        ANSWER_LEDGER_FILE: path.join(this.keys, 'answers.ledger'),
        AUDIT_KEY_FILE: path.join(this.keys, 'audit.key'),
        SECRETS_KEY_FILE: path.join(this.keys, 'secrets.key'),
        FILES_URL: `file://${path.join(folder, 'files')}`,
        POSTGRES_HOST: postgres.host,
        PUBLIC_URL: this.url,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        // all clients of a test have the same address
        RATE_LIMIT: '0',
      },
    });
  }

  static async start(): Promise<Installation> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-installation-'));
    chmodSync(folder, 0o755);
    const [secrets, redisData] = ['secrets', 'redis'].map((name) => path.join(folder, name)) as [string, string];
    for (const each of [secrets, redisData, ...['files', 'keys', ...names].map((name) => path.join(folder, name))])
      mkdirSync(each);
    for (const name of composeServices()['postgres']!.secrets!.concat('redis'))
      writeFileSync(path.join(secrets, name), `${password}\n`);
    const postgres = await DebianPostgres.start(path.join(folder, 'postgres'), secrets);
    const { command } = composeServices()['redis']!;
    const redis = (await TestRedis.start({ command, secrets, data: redisData }))!;
    const [one, two, balancer] = [await freePort(), await freePort(), await freePort()];
    const ports = { 'server-1': one, 'server-2': two, balancer };
    const [first, second, worker] = [await freePort(), await freePort(), await freePort()];
    const metricsPorts = { 'server-1': first, 'server-2': second, worker };
    const installation = new Installation(folder, postgres, redis, ports, metricsPorts);
    try {
      await installation.fill();
    } catch (error) {
      await installation.remove();
      throw error;
    }
    return installation;
  }

  private async fill(): Promise<void> {
    await this.load();
    await Promise.all(names.map((name) => this.run(name)));
    const all = servers.map((name) => this.urlOf(name));
    this.balancer = await Balancer.before(all, this.ports.balancer);
    await this.untilReady();
  }

  get keys(): string {
    return path.join(this.folder, 'keys');
  }

  /** The folder of the program that loaded the demonstration, with its accounts. */
  get accounts(): string {
    return path.join(this.folder, 'demonstration', 'data');
  }

  get backup(): string {
    return path.join(this.folder, 'backup');
  }

  urlOf(server: ServerName): string {
    return `http://127.0.0.1:${this.ports[server]}`;
  }

  /** Where a process shows its measurements to Prometheus. */
  metricsOf(name: ProcessName): string {
    return `http://127.0.0.1:${this.metricsPorts[name]}/metrics`;
  }

  /** Number of connections from the load balancer to this server. */
  connectionsTo(server: ServerName): number {
    return this.balancer?.connectionsTo(this.urlOf(server)) ?? 0;
  }

  /** Starts a process that is not running, without waiting for it. */
  begin(name: ProcessName): Container {
    const service = name === 'worker' ? 'worker' : 'server';
    const container = this.containers.start(service, { changes: this.changesFor(name) });
    this.running.set(name, container);
    return container;
  }

  async run(name: ProcessName): Promise<void> {
    await said(this.begin(name), name === 'worker' ? /The worker is running/ : /Tripartite is ready/);
  }

  /** The process ends at once (SIGKILL) or as it is asked to (SIGTERM); returns its exit code. */
  async end(name: ProcessName, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const container = this.running.get(name)!;
    container.child.kill(signal);
    const code = await container.ended;
    this.past += container.output();
    this.running.delete(name);
    return code;
  }

  /** A command of the container that migrates, which alone has the password of the owner. */
  beginCommand(words: readonly string[], changes: Readonly<Record<string, string>> = {}): Container {
    const command = ['node', 'dist/cli.js', ...words];
    return this.containers.start('migrate', { command, changes: { ...this.changesFor('worker'), ...changes } });
  }

  async command(...words: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
    const { ended, output } = this.beginCommand(words);
    return { code: await ended, output: output() };
  }

  /** Processes that ended although no one ended them. */
  fallen(): readonly ProcessName[] {
    const running = [...this.running].filter(([, { child }]) => child.exitCode !== null || child.signalCode !== null);
    return running.map(([name]) => name);
  }

  /** All that the processes have written. */
  output(): string {
    return this.past + [...this.running.values()].map((container) => container.output()).join('');
  }

  /** Connection string of a role in the PostgreSQL server. */
  databaseUrl(role: 'owner' | 'server', database = 'tripartite'): string {
    return `postgres://tripartite_${role}:${encodeURIComponent(password)}@${this.postgres.host}/${database}`;
  }

  /** SQL as the owner of the tables, to check data. */
  ownerPool(database?: string): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.databaseUrl('owner', database), max: 2 });
    pool.on('error', () => undefined);
    return pool;
  }

  /** Emails that any of the processes has written. */
  letters(): readonly string[] {
    return names.flatMap((name) => {
      const folder = path.join(this.folder, name, 'mail');
      return readdirSync(path.dirname(folder)).includes('mail')
        ? readdirSync(folder).map((file) => path.join(folder, file))
        : [];
    });
  }

  async untilReady(): Promise<void> {
    for (const name of servers) {
      const ready = () => fetch(`${this.urlOf(name)}/health/ready`).then(({ ok }) => ok);
      for (let waited = 0; !(await ready().catch(() => false)); waited += 100) {
        if (waited > 60_000) throw new Error(`${name} is not ready: ${this.output().slice(-2000)}`);
        await sleep(100);
      }
    }
  }

  /** As asked to, one after the other; `audit verify` then finds everything sealed. */
  async stop(): Promise<readonly (number | null)[]> {
    return Promise.all(names.map((name) => this.end(name, 'SIGTERM')));
  }

  async remove(): Promise<void> {
    await this.balancer?.close();
    this.containers.killAll();
    await this.redis.stop();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Migrates the empty database and restores the demonstration from a backup of an embedded database. */
  private async load(): Promise<void> {
    await copyDemonstration(this.accounts);
    await run(process.execPath, ['dist/cli.js', 'backup', '--to', this.backup], {
      env: { PATH: process.env['PATH'], DATA_DIR: this.accounts, LOG_LEVEL: 'error' },
    });
    for (const words of [['migrate'], ['restore', '--from', this.backup]]) {
      const { code, output } = await this.command(...words);
      if (code !== 0) throw new Error(`${words.join(' ')}: ${output}`);
    }
  }

  private changesFor(name: ProcessName): Readonly<Record<string, string>> {
    const port = name === 'worker' ? 0 : this.ports[name];
    return {
      DATA_DIR: path.join(this.folder, name),
      PORT: String(port),
      METRICS_PORT: String(this.metricsPorts[name]),
    };
  }
}
