import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartRefused } from '../../config/start-refused.js';
import { chooseIdentity, completeLibraries, type Identity, nativeFolder } from './binaries.js';
import { freePort, isAlive, isOurs, orphansOf } from './processes.js';
import { type Postmaster, ServerWatch } from './server-watch.js';

export interface EmbeddedPostgres {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly firstStart: boolean;
  /** Waits for sessions to end, then stops the server in any case. */
  stop(): Promise<void>;
  /** From now on, restarts the server at the same address if its process ends or is killed. */
  keepRunning(say: (line: string) => void): void;
  urlFor(database: string, role?: 'owner' | 'server'): string;
}

const ownerRole = 'tripartite_owner';
const serverRole = 'tripartite_server';
const database = 'tripartite';

/**
 * Starts the PostgreSQL server in `folder`, or takes over one that is still running after the program was killed. If
 * `aborted` fires, at any time, the server is stopped before the call that fired it returns.
 */
export async function startEmbeddedPostgres(folder: string, aborted?: AbortSignal): Promise<EmbeddedPostgres> {
  const cluster = new Cluster(path.resolve(folder));
  aborted?.addEventListener('abort', () => cluster.stopAtOnce());
  const firstStart = cluster.initialise();
  const server = (await cluster.running()) ?? (await cluster.launch());
  const watch = new ServerWatch(cluster, server);
  const urlFor = (name: string, role: 'owner' | 'server' = 'owner') =>
    `postgres://${role === 'owner' ? ownerRole : serverRole}:${cluster.password(role)}@127.0.0.1:${server.port}/${name}`;
  await prepare(urlFor('postgres'), cluster);
  return {
    ownerUrl: urlFor(database),
    serverUrl: urlFor(database, 'server'),
    firstStart,
    urlFor,
    keepRunning: (say) => watch.begin(say),
    stop: () => watch.end(),
  };
}

/** Creates both roles and the database, after checking that the server is the expected one. */
async function prepare(url: string, cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query<{ data_directory: string }>('SHOW data_directory');
    if (answer.rows[0]?.data_directory !== cluster.data)
      throw new StartRefused('a different PostgreSQL server is running on this port');
    const secret = pg.escapeLiteral(cluster.password('server'));
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [serverRole]);
    if (role.rowCount === 0)
      await client.query(
        `CREATE ROLE ${serverRole} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${secret}`,
      );
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

class Cluster {
  readonly data: string;
  private readonly native = nativeFolder();
  private readonly environment: NodeJS.ProcessEnv;
  private readonly identity: Identity;
  private launched: number | undefined;

  constructor(private readonly folder: string) {
    this.data = path.join(folder, 'postgres');
    mkdirSync(folder, { recursive: true });
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^PG[A-Z]/.test(name)));
    this.environment = { ...inherited, ...completeLibraries(this.native, folder), LC_ALL: 'C', LC_MESSAGES: 'C' };
    this.identity = chooseIdentity(this.native, this.data);
  }

  password(role: 'owner' | 'server'): string {
    const file = path.join(this.folder, `postgres-${role}.secret`);
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    return readFileSync(file, 'utf8').trim();
  }

  /** Creates the data folder. A folder that an interrupted start left incomplete is recreated. */
  initialise(): boolean {
    if (existsSync(path.join(this.data, 'PG_VERSION')) && !existsSync(this.unfinished)) return false;
    if (existsSync(this.data) && readdirSync(this.data).length > 0) {
      if (!existsSync(this.unfinished))
        throw new StartRefused(`${this.data} is not empty and contains no PostgreSQL database`);
      rmSync(this.data, { recursive: true, force: true });
    }
    writeFileSync(this.unfinished, '');
    mkdirSync(this.data, { recursive: true, mode: 0o700 });
    const secret = path.join(this.folder, 'postgres-owner.secret');
    this.password('owner');
    if (this.identity.uid !== undefined)
      for (const file of [this.data, secret]) chownSync(file, this.identity.uid, this.identity.uid);
    const [command, ...rest] = this.command('initdb', [
      '-D',
      this.data,
      '-U',
      ownerRole,
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ]);
    const result = spawnSync(command!, rest, {
      cwd: '/',
      env: this.environment,
      uid: this.identity.uid,
      gid: this.identity.uid,
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new StartRefused(`PostgreSQL could not create its data folder: ${result.stderr}`);
    rmSync(this.unfinished);
    return true;
  }

  /**
   * The server of this installation that is still running after the program was killed, if any. Waits for one that is
   * starting or stopping.
   */
  async running(): Promise<Postmaster | undefined> {
    for (let waited = 0; waited < 60_000; waited += 50) {
      const found = this.readLock();
      if (found === undefined || !this.owns(found.pid)) break;
      if (found.ready) return found;
      await sleep(50);
    }
    await this.clear();
    return undefined;
  }

  owns(pid: number): boolean {
    return isOurs(pid, this.data);
  }

  /**
   * Before a new server starts: ends the processes that a previous postmaster left behind. PostgreSQL itself handles
   * the old lock file and checks for such processes again; the lock file is removed only if its process id now belongs
   * to an unrelated process and would mislead PostgreSQL.
   */
  private async clear(): Promise<void> {
    for (let waited = 0; waited < 20_000; waited += 50) {
      const orphans = orphansOf(this.data);
      if (orphans.length === 0) break;
      for (const pid of orphans) signal(pid, waited < 5000 ? 'SIGQUIT' : 'SIGKILL');
      await sleep(50);
    }
    const left = this.readLock();
    if (left !== undefined && isAlive(left.pid) && orphansOf(this.data).length === 0)
      rmSync(this.lock, { force: true });
  }

  async launch(samePort?: number): Promise<Postmaster> {
    const port = samePort ?? (await freePort());
    const logFile = path.join(this.folder, 'postgres.log');
    keepSmall(logFile);
    const log = openSync(logFile, 'a');
    const options = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      'shared_buffers=64MB',
      'jit=off',
      'log_min_messages=warning',
    ];
    const [command, ...rest] = this.command('postgres', [
      '-D',
      this.data,
      '-p',
      String(port),
      ...options.flatMap((option) => ['-c', option]),
    ]);
    const child = spawn(command!, rest, {
      cwd: '/',
      env: this.environment,
      uid: this.identity.uid,
      gid: this.identity.uid,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.launched = child.pid;
    let ended: string | undefined;
    child.once('exit', (code, signal) => (ended = `code ${code}, signal ${signal}`));
    child.once('error', (error) => (ended = error.message));
    for (let waited = 0; waited < 60_000; waited += 20) {
      const server = this.readLock();
      if (server?.ready === true && this.owns(server.pid)) {
        child.unref();
        return server;
      }
      if (ended !== undefined) throw new StartRefused(`PostgreSQL did not start (${ended}); see ${logFile}`);
      await sleep(20);
    }
    throw new StartRefused(`PostgreSQL was not ready after 60 s; see ${logFile}`);
  }

  async stop(pid: number): Promise<void> {
    const steps = [
      ['SIGTERM', 3000],
      ['SIGINT', 15_000],
      ['SIGQUIT', 5000],
    ] as const;
    for (const [name, patience] of steps) {
      if (!signal(pid, name)) return;
      for (let waited = 0; waited < patience; waited += 10) {
        if (!this.owns(pid)) return;
        await sleep(10);
      }
    }
  }

  /**
   * Stops the server without giving control to anything else in this process, for a start that is interrupted: what was
   * started so far must not react to the lost database. Open transactions are rolled back, as when a process is killed.
   */
  stopAtOnce(): void {
    const pid = this.readLock()?.pid ?? this.launched;
    if (pid === undefined || !this.owns(pid)) return;
    for (const [name, patience] of [['SIGINT', 10_000] as const, ['SIGQUIT', 5000] as const]) {
      signal(pid, name);
      for (let waited = 0; waited < patience && this.owns(pid); waited += 10) pause(10);
    }
  }

  private get lock(): string {
    return path.join(this.data, 'postmaster.pid');
  }

  private get unfinished(): string {
    return path.join(this.folder, 'postgres.unfinished');
  }

  private command(name: string, parameters: readonly string[]): string[] {
    return [...this.identity.prefix, path.join(this.native, 'bin', name), ...parameters];
  }

  /** Lines of postmaster.pid: pid, data folder, start, port, socket folder, address, memory key, state. */
  private readLock(): Postmaster | undefined {
    try {
      const lines = readFileSync(this.lock, 'utf8').split('\n');
      return { pid: Number(lines[0]), port: Number(lines[3]), ready: (lines[7] ?? '').trim() === 'ready' };
    } catch {
      return undefined;
    }
  }
}

/** Blocks the process for some milliseconds. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

const largestLog = 10_000_000;

/** Starts a new log file if the current one is large. Keeps the previous file and no older ones. */
function keepSmall(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > largestLog) renameSync(logFile, `${logFile}.1`);
}
