/**
 * A data folder that an ordinary user cannot write, as after one start as root: the program says so before it creates
 * anything. Root ignores modes, so that the program runs here as the user with the fewest rights if the test is root.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type DataFolder, dataFolder } from '../support/program.js';
import { describeWhen } from '../support/when.js';

const ordinary = 65534;
const user = process.getuid?.() === 0 ? { uid: ordinary, gid: ordinary } : {};
const canRead = spawnSync('test', ['-r', path.resolve('dist/main.js')], { cwd: '/', ...user }).status === 0;

let folder: DataFolder;
let data: string;
beforeEach(() => {
  folder = dataFolder();
  data = folder.path;
  mkdirSync(data);
  chmodSync(data, 0o777);
});
afterEach(() => {
  chmodSync(data, 0o755);
  folder.remove();
});

function start(environment: Readonly<Record<string, string>> = {}): {
  readonly code: number | null;
  readonly says: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js'], {
    ...{ encoding: 'utf8', timeout: 60_000, ...user },
    env: { PATH: process.env['PATH'], DATA_DIR: data, PORT: '0', DEMO: 'false', HOST: '127.0.0.1', ...environment },
  });
  return { code: status, says: (stdout + stderr).trim() };
}

const whatToDo = /sudo chown -R \d+ \S+data, or choose another folder: DATA_DIR=\/some\/folder npm start$/;

describeWhen(
  process.platform === 'win32' || !canRead ? 'an ordinary user cannot read the built program' : null,
  'a start by an ordinary user',
  () => {
    it('says in one sentence that the data folder is read-only, and what to do', () => {
      chmodSync(data, 0o555);
      const { code, says } = start();
      expect(code).toBe(1);
      expect(says).toMatch(/^The data folder \S+data cannot be created or written to \(EACCES\)\. [^\n]+$/);
      expect(says).toMatch(whatToDo);
    });

    it.each<[string, (file: string) => void]>([
      ['postgres', (file) => mkdirSync(file, { mode: 0o500 })],
      ['files', (file) => mkdirSync(file, { mode: 0o555 })],
      ['mail', (file) => mkdirSync(file, { mode: 0o555 })],
      ['scratch', (file) => mkdirSync(file, { mode: 0o555 })],
      ['server.pid', (file) => writeFileSync(file, '1 1', { mode: 0o200 })],
      ['postgres.log', (file) => writeFileSync(file, '', { mode: 0o444 })],
      ['answers.ledger', (file) => writeFileSync(file, '', { mode: 0o444 })],
      ['postgres-owner.secret', (file) => writeFileSync(file, 'x', { mode: 0o200 })],
    ])('says that %s in it cannot be used, and creates nothing', (name, make) => {
      make(path.join(data, name));
      const { code, says } = start();
      expect(code).toBe(1);
      expect(says).toMatch(/^\S+ in the data folder cannot be (read|written to) \(EACCES\)\. [^\n]+$/);
      expect(says).toContain(path.join(data, name));
      expect(says).toMatch(whatToDo);
      expect(readdirSync(data)).toEqual([name]);
    });

    it('says that this user cannot read a key, instead of asking for its backup', () => {
      const file = path.join(data, 'audit.key');
      writeFileSync(file, 'x', { mode: 0o200 });
      const { code, says } = start();
      expect(code).toBe(1);
      expect(says).toMatch(/^\S+audit\.key in the data folder cannot be read \(EACCES\)\. [^\n]+$/);
    });

    it('accepts keys that it can only read, and says where it cannot create one', () => {
      const other = path.join(path.dirname(data), 'keys');
      mkdirSync(other, { mode: 0o555 });
      const { code, says } = start({ SECRETS_KEY_FILE: path.join(other, 'secrets.key') });
      expect(code).toBe(1);
      expect(says).toMatch(/^The key of this installation, \S+secrets\.key, cannot be created \(EACCES\)\. [^\n]+$/m);
      expect(says).not.toMatch(/\n\s+at /);
    }, 60_000);
  },
);
