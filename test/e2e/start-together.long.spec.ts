/** Starts with an external database that is empty, not available yet, or does not accept the role. */
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { concurrently, createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { type DataFolder, dataFolder, freePort, launch, startProgram, stopProgram } from '../support/program.js';

const folders: DataFolder[] = [];
const databases: TestDatabase[] = [];
const children: ReturnType<typeof launch>[] = [];
const newFolder = () => {
  const folder = dataFolder();
  folders.push(folder);
  return folder.path;
};
const keep = async (database: Promise<TestDatabase>) => {
  databases.push(await database);
  return databases.at(-1)!;
};
const start = (environment: Record<string, string>) => {
  const child = launch(newFolder(), environment);
  children.push(child);
  return child;
};
const settingsFor = ({ url, ownerUrl }: TestDatabase) => ({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl });
const at = (url: string, change: (url: URL) => void) => {
  const changed = new URL(url);
  change(changed);
  return changed.href;
};

afterEach(async () => {
  for (const { child, ended } of children.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  for (const database of databases.splice(0)) await database.drop();
  for (const folder of folders.splice(0)) folder.remove();
}, 60_000);

/** A command of `cli`, with only its settings in the environment. */
function cli(words: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/cli.js', ...words], {
    env: { PATH: process.env['PATH'], DATA_DIR: newFolder(), ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (output += piece.toString()));
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
}

const isSentence = (output: string) => {
  expect(output).not.toMatch(/\n\s+at |Error:/);
  return output.trim();
};

describe('several servers', () => {
  it('start at the same time on an empty database, and all become ready', async () => {
    const settings = settingsFor(await keep(createEmptyDatabase()));
    const outcomes = await concurrently(3, () => startProgram(newFolder(), settings));
    const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    for (const program of started) expect((await fetch(`${program.url}/health/ready`)).status).toBe(200);
    expect((await Promise.all(started.map(stopProgram))).map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  }, 300_000);

  it("need no owner's password after `cli migrate` has run, and say so before", async () => {
    const database = await keep(createEmptyDatabase());
    const early = start({ DATABASE_URL: database.url });
    expect((await early.ended).code).toBe(1);
    expect(isSentence(early.output())).toMatch(/schema is not up to date: .*`node dist\/cli\.js migrate`/);
    const migrated = await Promise.all([1, 2].map(() => cli(['migrate'], settingsFor(database))));
    expect(migrated.map(({ code }) => code)).toEqual([0, 0]);
    expect(migrated.map(({ output }) => output.split(':')[0]!.trim()).sort()).toEqual([
      'Applied',
      'The schema is up to date.',
    ]);
    const program = await startProgram(newFolder(), { DATABASE_URL: database.url });
    expect((await stopProgram(program)).code).toBe(0);
    expect(await cli(['backup', '--to', newFolder()], { DATABASE_URL: database.url })).toMatchObject({
      code: 2,
      output: expect.stringContaining('needs DATABASE_OWNER_URL'),
    });
  }, 300_000);
});

describe('a database', () => {
  it('that is not available yet is waited for, with a message', async () => {
    const database = await keep(createTestDatabase());
    const port = await freePort();
    const moved = (url: string) => at(url, (there) => (there.port = String(port)));
    const program = start({ DATABASE_URL: moved(database.url), DATABASE_OWNER_URL: moved(database.ownerUrl) });
    while (program.output() === '') await sleep(50);
    expect(isSentence(program.output())).toBe(`Waiting for the database at 127.0.0.1:${port} (ECONNREFUSED) …`);
    const line = createServer((near) => {
      const far = connect(Number(new URL(database.url).port), '127.0.0.1');
      near.pipe(far).pipe(near);
      for (const end of [near, far]) end.on('error', () => near.destroy());
    }).listen(port, '127.0.0.1');
    while (!program.output().includes('Tripartite is ready') && program.child.exitCode === null) await sleep(50);
    expect(program.output()).toContain('Tripartite is ready');
    program.child.kill('SIGINT');
    expect((await program.ended).code).toBe(0);
    line.close();
  }, 120_000);

  it.each<[string, (url: string) => string, RegExp]>([
    ['with another password', (url) => at(url, (there) => (there.password = 'wrong')), /refused the role tripartite_/],
    ['of another name', (url) => at(url, (there) => (there.pathname = '/nowhere')), /has no database nowhere\./],
  ])(
    'that %s is refused with a message',
    async (_, change, words) => {
      const database = await keep(createTestDatabase());
      const program = start({ DATABASE_URL: change(database.url), DATABASE_OWNER_URL: change(database.ownerUrl) });
      expect((await program.ended).code).toBe(1);
      expect(isSentence(program.output())).toMatch(words);
      expect(program.output()).not.toContain(new URL(database.url).password);
    },
    60_000,
  );
});
