import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { unprivileged } from '../../src/platform/database/embedded/binaries.js';
import { signal, withChildren } from './processes.js';
import { freePort } from './program.js';

const run = promisify(execFile);
const debian = '/usr/lib/postgresql';

/** The folder of the newest PostgreSQL that Debian's packages have installed. */
export function debianPostgres(): string | undefined {
  if (!existsSync(debian)) return undefined;
  const releases = readdirSync(debian).sort((one, other) => Number(other) - Number(one));
  return releases
    .map((release) => path.join(debian, release, 'bin'))
    .find((bin) => existsSync(path.join(bin, 'initdb')));
}

/**
 * A PostgreSQL server of Debian's package in a data folder of its own, with the roles that `docker/create-roles.sh`
 * creates from the same secrets. It can be killed and started again at the same address, as a container engine does.
 */
export class DebianPostgres {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly bin: string,
    readonly port: number,
  ) {}

  static async start(folder: string, secrets: string): Promise<DebianPostgres> {
    const postgres = new DebianPostgres(folder, debianPostgres()!, await freePort());
    await postgres.initialise(readFileSync(path.join(secrets, 'postgres-admin'), 'utf8').trim());
    await postgres.start();
    await postgres.createRoles(secrets);
    return postgres;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** One statement of the superuser, who is not known to the program. */
  async asAdministrator(sql: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ ...this.administrator, database: 'postgres' });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** All of its processes at once. */
  async kill(): Promise<void> {
    const ended = once(this.server!, 'exit');
    signal('SIGKILL', withChildren(this.server!.pid!));
    await ended;
  }

  async start(): Promise<void> {
    const log = openSync(path.join(this.folder, 'postgres.log'), 'a');
    const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${this.port}`];
    this.server = spawn(
      path.join(this.bin, 'postgres'),
      ['-D', this.data, ...options.flatMap((option) => ['-c', option])],
      { ...identity(), stdio: ['ignore', log, log] },
    );
    for (let waited = 0; waited < 60_000; waited += 50) {
      const answers = await this.asAdministrator('SELECT 1').catch(() => undefined);
      if (answers !== undefined) return;
      await sleep(50);
    }
    throw new Error(`PostgreSQL did not start: ${readFileSync(path.join(this.folder, 'postgres.log'), 'utf8')}`);
  }

  async stop(): Promise<void> {
    if (this.server === undefined || this.server.exitCode !== null || this.server.signalCode !== null) return;
    const ended = once(this.server, 'exit');
    this.server.kill('SIGINT');
    await ended;
  }

  private get data(): string {
    return path.join(this.folder, 'data');
  }

  private get passwordFile(): string {
    return path.join(this.folder, 'administrator');
  }

  private get administrator() {
    const password = readFileSync(this.passwordFile, 'utf8');
    return { host: '127.0.0.1', port: this.port, user: 'postgres', password };
  }

  private async initialise(password: string): Promise<void> {
    mkdirSync(this.folder, { mode: 0o755 });
    mkdirSync(this.data, { mode: 0o700 });
    writeFileSync(this.passwordFile, password, { mode: 0o600 });
    const { uid } = identity();
    if (uid !== undefined) for (const file of [this.data, this.passwordFile]) chownSync(file, uid, uid);
    const options = ['-A', 'scram-sha-256', `--pwfile=${this.passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8'];
    await run(path.join(this.bin, 'initdb'), ['-D', this.data, '-U', 'postgres', ...options], identity());
  }

  /** As the container runs it once, on the socket of its superuser. */
  private async createRoles(secrets: string): Promise<void> {
    const script = readFileSync('docker/create-roles.sh', 'utf8').replaceAll('/run/secrets', secrets);
    const { password } = this.administrator;
    const connection = { PGHOST: '127.0.0.1', PGPORT: String(this.port), PGPASSWORD: password, PGDATABASE: 'postgres' };
    await run('sh', ['-c', script], {
      env: { PATH: `${this.bin}:${process.env['PATH']}`, POSTGRES_USER: 'postgres', ...connection },
    });
  }
}

/** PostgreSQL refuses to run as root. */
function identity(): { readonly cwd: string; readonly uid?: number; readonly gid?: number } {
  return process.getuid?.() === 0 ? { cwd: '/', uid: unprivileged, gid: unprivileged } : { cwd: '/' };
}
