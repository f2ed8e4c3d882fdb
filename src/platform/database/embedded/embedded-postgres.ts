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
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { chooseIdentity, completeLibraries, type Identity, nativeFolder } from './binaries.js';

export interface EmbeddedPostgres {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly firstStart: boolean;
  /** Waits for sessions to leave, then insists. */
  stop(): Promise<void>;
  urlFor(database: string, role?: 'owner' | 'server'): string;
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const ownerRole = 'tripartite_owner';
const serverRole = 'tripartite_server';
const database = 'tripartite';

/** Starts (or adopts, after a killed program) the PostgreSQL server that lives in `folder`. */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const cluster = new Cluster(path.resolve(folder));
  const firstStart = cluster.initialise();
  const running = cluster.running();
  const server = running ?? (await cluster.launch());
  const urlFor = (name: string, role: 'owner' | 'server' = 'owner') =>
    `postgres://${role === 'owner' ? ownerRole : serverRole}:${cluster.password(role)}@127.0.0.1:${server.port}/${name}`;
  await prepare(urlFor('postgres'), cluster);
  return {
    ownerUrl: urlFor(database),
    serverUrl: urlFor(database, 'server'),
    firstStart,
    urlFor,
    stop: () => cluster.stop(server.pid),
  };
}

/** Both roles and the database; asks the server who it is before trusting it. */
async function prepare(url: string, cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query<{ data_directory: string }>('SHOW data_directory');
    if (answer.rows[0]?.data_directory !== cluster.data)
      throw new Error('the PostgreSQL server found on this port is not ours');
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

  /** Creates the data folder; one that an interrupted start left half made is made anew. */
  initialise(): boolean {
    if (existsSync(path.join(this.data, 'PG_VERSION')) && !existsSync(this.unfinished)) return false;
    if (existsSync(this.data) && readdirSync(this.data).length > 0) {
      if (!existsSync(this.unfinished)) throw new Error(`${this.data} is not empty and holds no PostgreSQL database`);
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
    if (result.status !== 0) throw new Error(`PostgreSQL could not create its data folder: ${result.stderr}`);
    rmSync(this.unfinished);
    return true;
  }

  /** A server of ours that outlived a killed program, if there is one; a stale lock file is removed. */
  running(): Postmaster | undefined {
    const found = this.readLock();
    if (found === undefined) return undefined;
    if (found.ready && isOurs(found.pid, this.data)) return found;
    if (!isOurs(found.pid, this.data)) rmSync(this.lock, { force: true });
    return undefined;
  }

  async launch(): Promise<Postmaster> {
    const port = await freePort();
    const logFile = path.join(this.folder, 'postgres.log');
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
    let ended: string | undefined;
    child.once('exit', (code, signal) => (ended = `code ${code}, signal ${signal}`));
    child.once('error', (error) => (ended = error.message));
    for (let waited = 0; waited < 60_000; waited += 20) {
      const server = this.readLock();
      if (server?.ready === true) {
        child.unref();
        return server;
      }
      if (ended !== undefined) throw new Error(`PostgreSQL did not start (${ended}); see ${logFile}`);
      await sleep(20);
    }
    throw new Error(`PostgreSQL was not ready after 60 s; see ${logFile}`);
  }

  async stop(pid: number): Promise<void> {
    const steps = [
      ['SIGTERM', 3000],
      ['SIGINT', 15_000],
      ['SIGQUIT', 5000],
    ] as const;
    for (const [signal, patience] of steps) {
      try {
        process.kill(pid, signal);
      } catch {
        return;
      }
      for (let waited = 0; waited < patience; waited += 10) {
        // the lock file goes a moment before the process does
        if (!existsSync(this.lock) && !isOurs(pid, this.data)) return;
        await sleep(10);
      }
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

/** Alive, not a zombie, and started for this data folder. */
function isOurs(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return isAlive(pid);
  try {
    const state = readFileSync(`/proc/${pid}/status`, 'utf8');
    return !/^State:\s+Z/m.test(state) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
