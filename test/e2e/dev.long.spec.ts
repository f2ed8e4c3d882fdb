/** `npm run dev`: what is changed is built again, and only the server's own code restarts the server. */
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from '@jest/globals';

const root = path.resolve('.');
const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-dev-'));
const clone = path.join(folder, 'tripartite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function until(what: string, reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 100) {
    if (await reached()) return;
    await sleep(100);
  }
  throw new Error(`not reached: ${what}`);
}

it('rebuilds both clients without restarting the server, restarts it for its own code, and ends with Ctrl-C', async () => {
  chmodSync(folder, 0o755);
  execFileSync('git', ['clone', '--quiet', root, clone]);
  // the packages and what was built of them are those of this run
  symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'));
  cpSync(path.join(root, 'dist'), path.join(clone, 'dist'), { recursive: true });
  const child = spawn('node', ['scripts/dev.mjs'], {
    cwd: clone,
    env: { ...process.env, PORT: '0', DATA_DIR: path.join(clone, '.data'), DEMO: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const starts = (): number => output.split('Tripartite is ready').length - 1;
  try {
    await until('the first start', () => starts() === 1);
    // the first build of the watching compiler may write its files once more
    await sleep(15_000);
    const before = starts();
    const built = (client: string): string =>
      readdirSync(path.join(clone, 'dist/web', client, 'assets'))
        .filter((file) => file.endsWith('.js'))
        .map((file) => readFileSync(path.join(clone, 'dist/web', client, 'assets', file), 'utf8'))
        .join('');
    for (const [client, file] of [
      ['workspace', 'web/workspace/src/app/main.tsx'],
      ['phone', 'web/phone/src/main.ts'],
    ] as const) {
      appendFileSync(path.join(clone, file), `\ndocument.title = 'changed-${client}';\n`);
      await until(`the ${client} built again`, () => {
        try {
          return built(client).includes(`changed-${client}`);
        } catch {
          return false;
        }
      });
    }
    await sleep(3000);
    expect(starts()).toBe(before);
    appendFileSync(path.join(clone, 'src/main.ts'), '\n// changed\n');
    await until('the server started again', () => starts() === before + 1);
  } finally {
    process.kill(-child.pid!, 'SIGINT');
    const late = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  }
  expect(child.exitCode).toBe(0);
}, 600_000);
