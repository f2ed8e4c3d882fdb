import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn, type Visitor } from '../support/demonstration.js';
import { copyDemonstration } from '../support/demonstration-template.js';
import { compare, drawSubmissions, openWave, type OpenWave, sendAll, type Sent, stored } from '../support/fieldwork.js';
import {
  dataFolder,
  freePort,
  ownerPool,
  postgresOf,
  type Program,
  startProgram,
  stopProgram,
} from '../support/program.js';

const run = promisify(execFile);
const count = 1000;
const phones = 64;
const folder = dataFolder();
const sent: Sent[] = [];
const over = new AbortController();
let program: Program;
let port: number;
let analyst: Visitor;
let wave: OpenWave;

const start = () => startProgram(folder.path, { DEMO: 'true', PORT: String(port) });
const at = () => `http://127.0.0.1:${port}`;

async function inDatabase(): Promise<ReadonlyMap<string, number>> {
  const owner = ownerPool(folder.path);
  try {
    return await stored(owner, wave.waveId, folder.path);
  } finally {
    await owner.end();
  }
}

beforeAll(async () => {
  await copyDemonstration(folder.path);
  port = await freePort();
  program = await start();
  analyst = await signIn(at, folder.path, 'analyst');
  wave = await openWave(analyst, await signIn(at, folder.path, 'fieldwork-manager'));
}, 300_000);
afterAll(() => {
  over.abort();
  program?.child.kill('SIGKILL');
  const postgres = postgresOf(folder.path);
  if (postgres !== undefined) process.kill(postgres, 'SIGQUIT');
  folder.remove();
});

/** Numbers of acknowledged, lost, duplicate and unsent submissions, as one line of the log. */
function say(what: string, tally: ReturnType<typeof compare>): void {
  const { acknowledged, lost, doubled, neverSent } = tally;
  process.stderr.write(
    `${what}: ${acknowledged} acknowledged, ${lost.length} lost, ${doubled.length} twice, ${neverSent.length} never sent\n`,
  );
}

describe('1,000 submissions from 64 phones with kill -9 in between', () => {
  it.each([
    ['of the program', false, 300],
    ['of the program and of PostgreSQL', true, 700],
  ])(
    'are stored exactly once: %s',
    async (what, postgresToo, when) => {
      const submissions = drawSubmissions(wave.codes, count, sent.length);
      sent.push(...submissions);
      const all = sendAll(at, submissions, phones, { giveUp: over.signal });
      all.catch(() => undefined);
      const acknowledged = () => submissions.filter((one) => one.acknowledged !== undefined).length;
      while (acknowledged() < when) await Promise.race([sleep(1), all]);
      const postgres = postgresOf(folder.path)!;
      program.child.kill('SIGKILL');
      if (postgresToo) process.kill(postgres, 'SIGKILL');
      await program.ended;
      const before = submissions.filter((one) => one.acknowledged !== undefined);
      expect(before.length).toBeGreaterThanOrEqual(when);
      expect(before.length).toBeLessThan(count);
      program = await start();
      const middle = compare(before, await inDatabase());
      expect(middle).toMatchObject({ lost: [], doubled: [] });
      await all;
      const after = compare(sent, await inDatabase());
      say(`kill ${what} at ${before.length}`, after);
      expect(after).toEqual({ acknowledged: sent.length, lost: [], doubled: [], neverSent: [] });
      expect(submissions.some((one) => one.attempts > 1)).toBe(true);
    },
    120_000,
  );

  it('are still stored exactly once after sets of them were opened, and the audit chain verifies', async () => {
    const owner = ownerPool(folder.path);
    const readable = async () => {
      const { rows } = await owner.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM surveys_response WHERE wave_id = $1',
        [wave.waveId],
      );
      return rows[0]!.n;
    };
    // 2,000 answers from 56 posters: all except five of each enterprise
    for (let tries = 0; (await readable()) < 2 * count - 56 * 9 && tries < 900; tries += 1) await sleep(100);
    const after = compare(sent, await stored(owner, wave.waveId, folder.path));
    say('after opening', after);
    expect(after).toEqual({ acknowledged: 2 * count, lost: [], doubled: [], neverSent: [] });
    const { rows: opened } = await owner.query<{ n: number }>(
      `SELECT sum((payload->>'count')::int)::int AS n FROM domain_event WHERE type = 'surveys.answer-sets.opened.v1' AND subject = $1`,
      [wave.waveId],
    );
    expect(opened[0]!.n).toBe(await readable());
    await owner.end();
    expect((await stopProgram(program)).code).toBe(0);
    const audit = await run(process.execPath, ['dist/cli.js', 'audit', 'verify'], {
      env: { ...process.env, DATA_DIR: folder.path, LOG_LEVEL: 'error' },
    });
    process.stderr.write(audit.stdout);
    expect(audit.stdout).toMatch(/[1-9]\d* sealed, \d+ not yet sealed, 0 faults/);
    expect(audit.stdout).not.toMatch(/ [1-9]\d* faults/);
  }, 120_000);
});
