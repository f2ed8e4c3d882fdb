import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, chmodSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const minutes = 60_000;

interface Started {
  readonly url: string;
  readonly said: string;
  /**
   * Sends Ctrl-C to npm and the program as a terminal does, and waits until nothing answers and the database is
   * stopped.
   */
  stop(): Promise<void>;
}

/** What a new user does: clone and `npm start`. */
describe('npm start on a fresh clone', () => {
  let folder: string;
  let clone: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-fresh-'));
    chmodSync(folder, 0o755);
    clone = path.join(folder, 'tripartite');
    execFileSync('git', ['clone', '--quiet', root, clone]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'installs, builds, loads the demonstration, and prints the address and how to sign in',
    async () => {
      const program = await npmStart(clone);
      expect(program.said).toMatch(/Installing packages/);
      expect(program.said).toMatch(/Building the server/);
      expect(existsSync(path.join(clone, 'node_modules', 'jest'))).toBe(false);
      const page = await fetch(program.url, { headers: { Accept: 'text/html' } });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<div id="root">');
      const [, email, password] = /^ {2}(facilitator@\S+)\s+(\S+)/m.exec(program.said)!;
      const signIn = await fetch(`${program.url}/api/sign-in`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      expect(signIn.status).toBeLessThan(300);
      await program.stop();
      expect(execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' })).toBe('');
    },
    6 * minutes,
  );

  it(
    'does no work again at the next start',
    async () => {
      const program = await npmStart(clone);
      expect(program.said).not.toMatch(/Installing|Building|Loading the demonstration/);
      expect(program.said).toMatch(/facilitator@/);
      await program.stop();
    },
    2 * minutes,
  );
});

/** Until the last line that the program prints at its start. */
async function npmStart(folder: string): Promise<Started> {
  const { NODE_ENV: _ofTheTest, NODE_OPTIONS: _options, ...environment } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes('Press Ctrl-C to stop')) {
    if (child.exitCode !== null) throw new Error(`npm start ended: ${said}`);
    await sleep(50);
  }
  const url = /Tripartite is ready: (http:\S+)/.exec(said)![1]!;
  return {
    url,
    said,
    stop: async () => {
      process.kill(-child.pid!, 'SIGINT');
      while (existsSync(path.join(folder, '.data', 'postgres', 'postmaster.pid'))) await sleep(50);
      await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    },
  };
}
