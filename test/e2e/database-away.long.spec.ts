import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { newId } from '../../src/kernel/ids.js';
import { answerColumns } from '../../src/surveys/domain/questionnaire.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { city, signIn, type Visitor } from '../support/demonstration.js';
import { copyDemonstration } from '../support/demonstration-template.js';
import { compare, drawSubmissions, openWave, type OpenWave, sendAll, type Sent, stored } from '../support/fieldwork.js';
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
  wave = await openWave(analyst);
}, 300_000);
afterAll(async () => {
  for (const load of loads) await load.end().catch(() => undefined);
  for (const room of rooms) room.close();
  program?.child.kill('SIGKILL');
  for (const pid of serverProcesses()) process.kill(pid, 'SIGKILL');
  folder.remove();
});

/** The postmaster and all its processes. */
function serverProcesses(): number[] {
  const postmaster = postgresOf(folder.path);
  if (postmaster === undefined) return [];
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(postmaster);
      } catch {
        return false;
      }
    });
  return [postmaster, ...children];
}

function signal(name: NodeJS.Signals, pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // it has already ended
    }
  }
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
const rooms = new Set<Room>();

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

  /** Repeats a request with the same key until it is acknowledged. */
  private async write(language: 'en' | 'zh'): Promise<void> {
    while (!this.over.signal.aborted) {
      const title = `Action ${newId()}`;
      const body = { title: { en: title, zh: title } };
      for (const key = newId(); ; await sleep(100)) {
        const what = ['POST', `${here}/roadmap/actions`, { body, headers: { 'idempotency-key': key } }] as const;
        const seen = await ask(facilitator, [...what], language);
        this.writes.push(seen);
        if (seen.status === 201) {
          this.opened.push(title);
          break;
        }
        if (this.over.signal.aborted) return;
      }
      await sleep(50);
    }
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

interface Ack {
  readonly ok: boolean;
  readonly seq: number;
  readonly problem?: { readonly status: number; readonly title: string; readonly code: string };
  /** For a join: the events since the given number. */
  readonly events?: readonly { readonly seq: number }[];
}

/** The facilitator's screen and another screen, in a demonstration roundtable that is in session. */
class Room {
  readonly moves: string[] = [];
  readonly refused: NonNullable<Ack['problem']>[] = [];
  readonly heard = new Set<number>();
  readonly cuts: string[] = [];
  private going = true;
  private work: Promise<void> | undefined;

  private constructor(
    readonly address: { readonly workspaceId: string; readonly meetingId: string },
    readonly items: readonly string[],
    private readonly chair: Socket,
    private readonly screen: Socket,
  ) {
    screen.on('event', ({ event }: { event: { seq: number } }) => this.heard.add(event.seq));
    for (const socket of [chair, screen]) socket.on('disconnect', (reason) => this.cuts.push(reason));
    rooms.add(this);
  }

  static async enter(): Promise<{ room: Room; from: number }> {
    const list = await facilitator.call('GET', `${here}/roundtables`);
    const roundtables = list.body['items'] as { id: string; state: string }[];
    const roundtableId = roundtables.find(({ state }) => state === 'in-session' || state === 'convened')!.id;
    const owner = ownerPool(folder.path);
    const { rows } = await owner.query<{ id: string }>(
      `SELECT id FROM dialogue_agenda_item WHERE roundtable_id = $1 AND status = 'planned' AND parent_id IS NULL LIMIT 2`,
      [roundtableId],
    );
    const { rows: every } = await owner.query<{ id: string }>(
      'SELECT id FROM dialogue_agenda_item WHERE roundtable_id = $1',
      [roundtableId],
    );
    await owner.end();
    const open = (visitor: Visitor) =>
      io(`${program.url}/live`, {
        transports: ['websocket'],
        forceNew: true,
        auth: { language: 'zh-CN' },
        extraHeaders: { cookie: visitor.cookie, 'accept-language': 'en' },
      });
    const address = { workspaceId: city.workspaceId, meetingId: roundtableId };
    const room = new Room(
      address,
      rows.map(({ id }) => id),
      open(facilitator),
      open(analyst),
    );
    for (const socket of [room.screen, room.chair]) {
      await room.join(socket);
      // a connection that was restored is not in the room, as for a page
      socket.on('connect', () => void room.join(socket));
    }
    // an earlier test may have left the cursor on one of the items
    for (const replaces of [null, ...every.map(({ id }) => id)]) {
      const move = { commandId: newId(), agendaItemId: null, replaces };
      const { ok, seq } = await room.ask(room.chair, 'move-cursor', move);
      if (ok) return { room, from: seq };
    }
    throw new Error('the cursor cannot be moved');
  }

  /** Joins again until it succeeds, like a page; missed events come with the answer. */
  private async join(socket: Socket): Promise<void> {
    const visitId = newId();
    while (this.going) {
      const lastSeq = Math.max(0, ...this.heard);
      const ack = await this.ask(socket, 'join', { lastSeq, visitId }).catch(() => undefined);
      if (ack?.ok === true) {
        for (const { seq } of ack.events ?? []) this.heard.add(seq);
        return;
      }
      await sleep(100);
    }
  }

  begin(): void {
    this.work = this.moveOn();
  }

  /** The last number that the facilitator received. */
  async end(): Promise<number> {
    this.going = false;
    await this.work;
    const { seq } = await this.ask(this.chair, 'sync', { lastSeq: 0 });
    for (let waited = 0; waited < 5000 && !this.heard.has(seq); waited += 50) await sleep(50);
    return seq;
  }

  close(): void {
    this.going = false;
    rooms.delete(this);
    this.chair.disconnect();
    this.screen.disconnect();
  }

  private async moveOn(): Promise<void> {
    for (let turn = 0; this.going; turn += 1) {
      const commandId = newId();
      while (this.going) {
        const replaces = turn === 0 ? null : this.items[(turn + 1) % 2];
        const move = { commandId, agendaItemId: this.items[turn % 2], replaces };
        const ack = await this.ask(this.chair, 'move-cursor', move).catch(() => undefined);
        if (ack?.ok === true) {
          this.moves.push(commandId);
          break;
        }
        if (ack?.problem !== undefined) this.refused.push(ack.problem);
        await sleep(100);
      }
      await sleep(40);
    }
  }

  private async ask(socket: Socket, name: string, body: object): Promise<Ack> {
    return (await socket.timeout(15_000).emitWithAck(name, { ...this.address, ...body })) as Ack;
  }
}

/** A table of answers that is large enough for its import to be running when the database becomes unavailable. */
function manyAnswers(psu: string, rows: number): Buffer {
  const columns = ['psu', ...answerColumns(parkWorkerQuestionnaire)];
  const answers: Record<string, string> = { psu, consent: '1', age: '41', emp_status: '3', sex: '2' };
  const line = columns.map((name) => answers[name] ?? '').join(',');
  return Buffer.from(`${columns.join(',')}\n${`${line}\n`.repeat(rows)}`);
}

async function startImport(rows: number): Promise<{ id: string; jobId: string }> {
  const owner = ownerPool(folder.path);
  const units = await owner.query<{ psu: string }>(
    'SELECT psu_code AS psu FROM surveys_wave_unit WHERE wave_id = $1 LIMIT 1',
    [wave.waveId],
  );
  await owner.end();
  const form = new FormData();
  form.set('file', new Blob([manyAnswers(units.rows[0]!.psu, rows)]), 'answers.csv');
  const response = await fetch(`${program.url}${here}/surveys/waves/${wave.waveId}/imports`, {
    method: 'POST',
    headers: { cookie: analyst.cookie },
    body: form,
  });
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as { id: string };
  const view = async () => (await analyst.call('GET', `${here}/surveys/imports/${id}`)).body;
  for (let waited = 0; waited < 60_000 && (await view())['state'] !== 'checked'; waited += 250) await sleep(250);
  const confirmed = await analyst.call('POST', `${here}/surveys/imports/${id}/confirm`);
  return { id, jobId: String(confirmed.body['jobId']) };
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
      const { room, from } = await Room.enter();
      const load = new Load();
      room.begin();
      await sleep(4000);
      const importing = await startImport(40_000);
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

      // the running job ends and has done its work once
      let job: Record<string, unknown> = {};
      for (let waited = 0; waited < 60_000 && job['state'] !== 'done'; waited += 250) {
        await sleep(250);
        job = (await analyst.call('GET', `${here}/jobs/${importing.jobId}`)).body;
      }
      expect(job).toMatchObject({ state: 'done', result: { state: 'imported', acceptedRows: 40_000 } });

      const owner = ownerPool(folder.path);
      const count = async (sql: string, ...parameters: unknown[]) =>
        (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, parameters)).rows[0]!.n;
      expect(await count('surveys_response WHERE import_id = $1', importing.id)).toBe(40_000);
      const { rows: found } = await owner.query<{ title: string; n: number }>(
        `SELECT title->>'en' AS title, count(*)::int AS n FROM roadmap_action WHERE title->>'en' LIKE 'Action %' GROUP BY 1`,
      );
      const actions = new Map(found.map(({ title, n }) => [title, n]));
      expect(load.opened.filter((title) => actions.get(title) !== 1)).toEqual([]);
      expect(found.filter(({ n }) => n > 1)).toEqual([]);
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
