import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataFolder, launch, postgresOf, startProgram, stopProgram } from '../support/program.js';

const run = promisify(execFile);
const folders: { remove(): void }[] = [];
const newFolder = () => {
  const folder = dataFolder();
  folders.push(folder);
  return folder.path;
};
const ready = async (url: string) => (await fetch(`${url}/health/ready`)).status;
/** Whether a process is running, and not a zombie. */
const alive = (pid: number | undefined) => {
  try {
    return pid !== undefined && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
const stopPostgres = (folder: string) => {
  const pid = postgresOf(folder);
  if (pid !== undefined && alive(pid)) process.kill(pid, 'SIGQUIT');
};

afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

describe('the program', () => {
  it('starts, answers, and leaves nothing running after Ctrl-C', async () => {
    const folder = newFolder();
    const program = await startProgram(folder);
    expect(await ready(program.url)).toBe(200);
    expect((await fetch(`${program.url}/health/live`)).status).toBe(200);
    const postgres = postgresOf(folder);
    expect(alive(postgres)).toBe(true);
    expect((await stopProgram(program)).code).toBe(0);
    expect(alive(postgres)).toBe(false);
  }, 120_000);

  it('writes only lines of JSON if it is asked to, from the first to the last, also if it does not start', async () => {
    const said = (output: string) =>
      output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { readonly level: number; readonly time: string; readonly msg: string });
    const program = await startProgram(newFolder(), { LOG_FORMAT: 'json', LOG_LEVEL: 'info' });
    await stopProgram(program);
    const lines = said(program.output());
    expect(lines.map(({ msg }) => msg)).toContainEqual(expect.stringMatching(/^Tripartite is ready: /));
    for (const { time } of lines) expect(new Date(time).toISOString()).toBe(time);
    const refused = launch(newFolder(), { LOG_FORMAT: 'json', RATE_LIMIT: 'many' });
    expect((await refused.ended).code).toBe(1);
    expect(said(refused.output())).toMatchObject([{ level: 60, msg: expect.stringContaining('RATE_LIMIT: ') }]);
  }, 120_000);

  it('says that it is already running on this data folder', async () => {
    const folder = newFolder();
    const program = await startProgram(folder);
    const second = launch(folder);
    expect((await second.ended).code).toBe(1);
    expect(second.output()).toMatch(/already running with the data folder .*Stop it first/);
    expect(second.output()).not.toMatch(/\n\s+at /);
    expect(await ready(program.url)).toBe(200);
    await stopProgram(program);
  }, 120_000);

  it('says that its port is in use', async () => {
    const folder = newFolder();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const program = launch(folder, { PORT: String(port) });
    expect((await program.ended).code).toBe(1);
    expect(program.output().trim()).toMatch(new RegExp(`^Port ${port} is taken [^\\n{]*$`));
    // nothing was created
    expect(existsSync(path.join(folder, 'postgres'))).toBe(false);
    taken.close();
  }, 120_000);

  it('says that its data folder cannot be used', async () => {
    const file = path.join(path.dirname(newFolder()), 'a-file');
    writeFileSync(file, '');
    const program = launch(path.join(file, 'data'));
    expect((await program.ended).code).toBe(1);
    expect(program.output().trim()).toMatch(/^The data folder .* cannot be created or written to \(ENOTDIR\)[^\n]*$/);
  }, 120_000);

  it.each(['program', 'database', 'both'])(
    'starts cleanly after kill -9 of %s',
    async (victim) => {
      const folder = newFolder();
      const program = await startProgram(folder);
      const postgres = postgresOf(folder)!;
      if (victim !== 'database') program.child.kill('SIGKILL');
      if (victim !== 'program') process.kill(postgres, 'SIGKILL');
      if (victim === 'database') program.child.kill('SIGINT');
      await program.ended;
      const again = await startProgram(folder);
      expect(await ready(again.url)).toBe(200);
      expect((await stopProgram(again)).code).toBe(0);
      stopPostgres(folder);
    },
    180_000,
  );

  it('restores a backup into an empty folder and verifies that it is equal; the audit chain is intact', async () => {
    const folder = newFolder();
    const target = `${newFolder()}-backup`;
    const empty = newFolder();
    const cli = (data: string, ...words: string[]) =>
      run(process.execPath, ['dist/cli.js', ...words], {
        cwd: path.resolve(),
        env: { ...process.env, DATA_DIR: data, LOG_LEVEL: 'error' },
      });
    await cli(folder, 'seed');
    expect((await cli(folder, 'backup', '--to', target)).stdout).toMatch(/Backed up \d+ tables/);
    expect((await cli(empty, 'restore', '--from', target)).stdout).toMatch(/equal to the backup/);
    expect((await cli(empty, 'audit', 'verify')).stdout).toMatch(/ 0 faults/);
    await expect(cli(empty, 'restore', '--from', target)).rejects.toMatchObject({ code: 1 });
  }, 240_000);
});
