import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endOfJob, startImport } from '../support/answer-imports.js';
import { BusyRoom } from '../support/busy-room.js';
import { keepCreating, lostAndDoubledActions } from '../support/created-actions.js';
import { city, signIn, type Visitor } from '../support/demonstration.js';
import { copyDemonstration } from '../support/demonstration-template.js';
import { compare, drawSubmissions, openWave, type OpenWave, sendAll, type Sent, stored } from '../support/fieldwork.js';
import { signal, withChildren } from '../support/processes.js';
import { dataFolder, ownerPool, postgresOf, type Program, startProgram, stopProgram } from '../support/program.js';

const run = promisify(execFile);
const folder = dataFolder();
const here = `/api/workspaces/${city.workspaceId}`;
const away = 10_000;
const words = { en: 'The database is not responding.', zh: '数据库暂时没有响应。' };
let program: Program;
let analyst: Visitor;
let facilitator: Visitor;
let wave: OpenWave;
let drawn = 0;
const sent: Sent[] = [];

const at = () => program.url;

beforeAll(async () => {
  await copyDemonstration(folder.path);
  program = await startProgram(folder.path, { DEMO: 'true', LOG_LEVEL: 'warn' });
  analyst = await signIn(at, folder.path, 'analyst');
  facilitator = await signIn(at, folder.path, 'facilitator');
  wave = await openWave(analyst, await signIn(at, folder.path, 'fieldwork-manager'));
}, 300_000);
afterAll(async () => {
  for (const load of loads) await load.end().catch(() => undefined);
  for (const room of rooms) room.close();
  program?.child.kill('SIGKILL');
  for (const pid of serverProcesses()) process.kill(pid, 'SIGKILL');
  folder.remove();
});

/** The postmaster and all its processes. */
function serverProcesses(): readonly number[] {
  const postmaster = postgresOf(folder.path);
  return postmaster === undefined ? [] : withChildren(postmaster);
}

/** Silent: connections stay open, but nothing responds. */
async function freeze(): Promise<void> {
  const pids = serverProcesses();
  signal('SIGSTOP', pids);
  await sleep(away);
  signal('SIGCONT', pids);
}

/** Killed, and killed again as soon as the program has restarted it. */
async function killAgainAndAgain(): Promise<void> {
  for (const end = Date.now() + away; Date.now() < end; await sleep(50)) {
    const pid = postgresOf(folder.path);
    if (pid !== undefined) signal('SIGKILL', [pid]);
  }
}

interface Seen {
  readonly status: number;
  readonly ms: number;
  readonly fault: string | undefined;
}

/** Checks an answer to someone who may find the database unavailable; `fault` describes what is wrong with it. */
function judge(answer: Awaited<ReturnType<Visitor['call']>>, language: 'en' | 'zh', ms: number): Seen {
  const { status, headers, body } = answer;
  if (status !== 503) return { status, ms, fault: status < 400 ? undefined : JSON.stringify(body) };
  const right =
    Number(headers.get('retry-after')) > 0 &&
    headers.get('content-type')?.startsWith('application/problem+json') === true &&
    String(body['code']).startsWith('platform.database.') &&
    body['title'] === words[language];
  return { status, ms, fault: right ? undefined : JSON.stringify({ ...body, retryAfter: headers.get('retry-after') }) };
}

/**
 * A client that keeps calling; each answer is checked. A conflict with the same key in progress means that it was
 * saved.
 */
async function ask(visitor: Visitor, what: Parameters<Visitor['call']>, language: 'en' | 'zh'): Promise<Seen> {
  const [method, address, options] = what;
  const began = performance.now();
  const headers = { ...options?.headers, 'accept-language': language === 'zh' ? 'zh-CN' : 'en' };
  const answer = await visitor.call(method, address, { ...options, headers }).catch((error: Error) => error);
  const ms = performance.now() - began;
  if (answer instanceof Error) return { status: 0, ms, fault: `${address}: ${String(answer.cause ?? answer)}` };
  if (answer.body['code'] === 'platform.idempotency.in-progress') return { status: 201, ms, fault: undefined };
  return judge(answer, language, ms);
}

const loads = new Set<Load>();
const rooms = new Set<BusyRoom>();

class Load {
  readonly over = new AbortController();
  readonly reads: Seen[] = [];
  readonly writes: Seen[] = [];
  readonly opened: string[] = [];
  readonly mails: string[] = [];
  readonly sent: Sent[];
  readonly submissions: (readonly [number, string | undefined])[] = [];
  private readonly workers: Promise<unknown>[] = [];

  constructor() {
    this.sent = drawSubmissions(wave.codes, 12_000, drawn);
    drawn += 12_000;
    const said = (status: number, retryAfter: string | undefined) => this.submissions.push([status, retryAfter]);
    this.workers.push(sendAll(at, this.sent, 24, { said, giveUp: this.over.signal, rest: 40 }));
    for (const language of ['en', 'zh', 'en', 'zh'] as const)
      this.workers.push(this.read(language), this.write(language));
    this.workers.push(this.askForLinks());
    for (const worker of this.workers) worker.catch(() => undefined);
    loads.add(this);
  }

  async end(): Promise<void> {
    loads.delete(this);
    this.over.abort();
    await Promise.all(this.workers);
  }

  private async read(language: 'en' | 'zh'): Promise<void> {
    for (const addresses = ['/roadmap/actions', '/indicators/overview', '/roundtables']; !this.over.signal.aborted;)
      for (const address of addresses) {
        this.reads.push(await ask(facilitator, ['GET', here + address], language));
        await sleep(20);
      }
  }

  private write(language: 'en' | 'zh'): Promise<void> {
    const create = async (body: object, key: string): Promise<boolean> => {
      const what = ['POST', `${here}/roadmap/actions`, { body, headers: { 'idempotency-key': key } }] as const;
      const seen = await ask(facilitator, [...what], language);
      this.writes.push(seen);
      return seen.status === 201;
    };
    return keepCreating(create, this.over.signal, this.opened);
  }

  private async askForLinks(): Promise<void> {
    const names = ['administrator', 'rapporteur', 'observer', 'interpreter', 'park-coordinator', 'member-workers'];
    for (const name of names) {
      const email = `${name}@demo.example`;
      while (!this.over.signal.aborted) {
        const answer = await facilitator.call('POST', '/api/sign-in/link', { body: { email } }).catch(() => undefined);
        if (answer?.status === 204) {
          this.mails.push(email);
          break;
        }
        await sleep(200);
      }
      await sleep(1500);
    }
  }
}

async function health(name: 'live' | 'ready'): Promise<number> {
  return (await fetch(`${program.url}/health/${name}`)).status;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

describe('a database that is unavailable for ten seconds under load', () => {
  it.each([
    ['falls silent', freeze],
    ['is killed again and again', killAgainAndAgain],
  ])(
    'because it %s, is reported to all, loses nothing acknowledged, and is used again without a restart',
    async (what, goAway) => {
      const owner = ownerPool(folder.path);
      const { room, from } = await BusyRoom.enter({ url: program.url, facilitator, observer: analyst, owner });
      rooms.add(room);
      const load = new Load();
      room.begin();
      await sleep(4000);
      const importing = await startImport(analyst, owner, { waveId: wave.waveId, rows: 40_000 });
      await sleep(1500);
      const began = performance.now();
      const going = goAway();
      await sleep(6000);
      const during = { live: await health('live'), ready: await health('ready') };
      await going;
      let recovered = 0;
      for (; (await health('ready')) !== 200 && recovered < 30_000; recovered += 50) await sleep(50);
      const backAfter = performance.now() - began - away;
      await sleep(4000);
      await load.end();
      const lastSeq = await room.end();

      // all failures are logged in the program's own words
      const unexpected = program
        .output()
        .split('\n')
        .filter((line) => line.includes('unexpected error'));
      expect(unexpected).toEqual([]);
      expect(during).toEqual({ live: 200, ready: 503 });
      for (const seen of [load.reads, load.writes]) {
        expect(seen.filter(({ fault }) => fault !== undefined)).toEqual([]);
        expect(seen.some(({ status }) => status === 503)).toBe(true);
        expect(Math.max(...seen.map(({ ms }) => ms))).toBeLessThan(away);
      }
      const refusedAnswers = load.submissions.filter(([status]) => status === 503);
      expect(refusedAnswers.length).toBeGreaterThan(0);
      expect(refusedAnswers.filter(([, retryAfter]) => Number(retryAfter) > 0)).toHaveLength(refusedAnswers.length);

      // the room: one gapless event for each acknowledged command, also on the screen that never asked again
      expect(room.refused.length).toBeGreaterThan(0);
      // 409: the connection was restored before it had joined again
      const others = room.refused.filter(({ code }) => code !== 'live.room.not-joined');
      for (const problem of others) expect(problem).toMatchObject({ status: 503, title: words.zh });
      expect(lastSeq - from).toBe(room.moves.length);
      const numbers = Array.from({ length: lastSeq - from }, (_, index) => from + index + 1);
      expect(numbers.filter((seq) => !room.heard.has(seq))).toEqual([]);
      // the program was not restarted; on a machine that stalls for ten seconds a socket may be disconnected and
      // reconnect
      expect(program.child.exitCode).toBeNull();
      room.close();
      rooms.delete(room);

      // the running job ends and has done its work once
      const job = await endOfJob(analyst, importing.jobId, 60_000);
      expect(job).toMatchObject({ state: 'done', result: { state: 'imported', acceptedRows: 40_000 } });

      const count = async (sql: string, ...parameters: unknown[]) =>
        (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, parameters)).rows[0]!.n;
      expect(await count('surveys_response WHERE import_id = $1', importing.id)).toBe(40_000);
      expect(await lostAndDoubledActions(owner, load.opened)).toEqual({ lost: [], doubled: [] });
      sent.push(...load.sent);
      const answers = await stored(owner, wave.waveId, folder.path);
      const tally = compare(sent, answers);
      expect(tally).toMatchObject({ lost: [], doubled: [], neverSent: [] });

      // deliveries, emails and seals catch up; an email that was claimed during the outage is released after a minute
      const open = async () => ({
        deliveries: await count('event_delivery'),
        mails: await count('mail_outbox WHERE sent_at IS NULL'),
        unsealed: await count('domain_event e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id)'),
      });
      const nothing = { deliveries: 0, mails: 0, unsealed: 0 };
      for (let waited = 0; waited < 90_000 && JSON.stringify(await open()) !== JSON.stringify(nothing); waited += 250)
        await sleep(250);
      expect(await open()).toEqual(nothing);
      await owner.end();
      const letters = readdirSync(path.join(folder.path, 'mail')).map((name) =>
        readFileSync(path.join(folder.path, 'mail', name), 'utf8'),
      );
      for (const email of load.mails) expect(letters.some((letter) => letter.includes(`To: ${email}`))).toBe(true);

      const refused = (seen: readonly Seen[]) => seen.filter(({ status }) => status === 503);
      process.stderr.write(
        `${what}: ready again ${(backAfter / 1000).toFixed(1)} s after; ` +
          `reads ${load.reads.length} (${refused(load.reads).length} x 503, median ${Math.round(median(refused(load.reads).map(({ ms }) => ms)))} ms, ` +
          `longest ${Math.round(Math.max(...load.reads.map(({ ms }) => ms)))} ms), ` +
          `writes ${load.opened.length} acknowledged (${refused(load.writes).length} x 503), ` +
          `answers ${tally.acknowledged} acknowledged (${refusedAnswers.length} x 503), ` +
          `room ${room.moves.length} commands (${room.refused.length} x 503; cut: ${room.cuts.join(', ') || 'never'}), mails ${load.mails.length}; lost 0, twice 0\n`,
      );
    },
    260_000,
  );

  it('leaves an audit chain that verifies', async () => {
    expect((await stopProgram(program)).code).toBe(0);
    const audit = await run(process.execPath, ['dist/cli.js', 'audit', 'verify'], {
      env: { ...process.env, DATA_DIR: folder.path, LOG_LEVEL: 'error' },
    });
    expect(audit.stdout).toMatch(/[1-9]\d* sealed, 0 not yet sealed, 0 faults/);
    expect(audit.stdout).not.toMatch(/ [1-9]\d* faults/);
  }, 60_000);
});
