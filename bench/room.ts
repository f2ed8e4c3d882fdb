/**
 * The live room with 300 and 1,000 screens in other processes, beside bare Socket.IO in the same run: from the commit
 * of an event to the last screen, and the memory of the server for each screen. Also joining a room with 10,000 events
 * right after a start, and writing a digest for 2,000 people.
 */
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { Server } from 'socket.io';
import { createApplication } from '../src/application.js';
import { type Actor, constituencies } from '../src/kernel/actor.js';
import { newId } from '../src/kernel/ids.js';
import { localized } from '../src/kernel/localized-text.js';
import { ChangeRoundtableState } from '../src/modules/dialogue/use-cases/change-roundtable-state.js';
import { CreateRoundtable } from '../src/modules/dialogue/use-cases/create-roundtable.js';
import { SeatPeople } from '../src/modules/dialogue/use-cases/seat-people.js';
import { openSession } from '../src/modules/identity/use-cases/open-session.js';
import { reducerVersion, replay } from '../src/modules/live/domain/room/reduce.js';
import type { RoomEvent } from '../src/modules/live/domain/room/events.js';
import { emptyRoom } from '../src/modules/live/domain/room/state.js';
import { LowerHand } from '../src/modules/live/use-cases/lower-hand.js';
import { RaiseHand } from '../src/modules/live/use-cases/raise-hand.js';
import { ReadRoom } from '../src/modules/live/use-cases/read-room.js';
import { ReadStanding } from '../src/modules/live/use-cases/read-standing.js';
import { RoomStates } from '../src/modules/live/use-cases/room-journal.js';
import { SendDueMails } from '../src/modules/notifications/use-cases/send-due-mails.js';
import { readSettings } from '../src/platform/config/environment.js';
import { Database } from '../src/platform/database/database.js';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../src/platform/database/migrate.js';
import { givenMember, givenWorkspace, type GivenWorkspace } from '../test/support/workspace.js';
import { median } from './support/median.js';
import type { ScreensReport, ScreensWanted } from './support/screens.js';

/** `BENCH_SCREENS=30,100` for a quick trial. */
const sizes = (process.env['BENCH_SCREENS'] ?? '300,1000').split(',').map(Number);
const rounds = 200;
const processes = 2;
/** People with a seat; all others watch. */
const delegates = 60;
const eventsBefore = 10_000;
const digestPeople = 2000;

interface Figure {
  readonly value: number;
  readonly limit?: number;
  readonly unit: string;
}
type Figures = Record<string, Figure>;

const now = (): number => Number(process.hrtime.bigint()) / 1e6;
const tenths = (value: number): number => Math.round(value * 10) / 10;
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((left, right) => left - right)[Math.ceil(share * values.length) - 1]!;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function memory(): Promise<{ readonly heap: number; readonly all: number }> {
  for (let times = 0; times < 3; times += 1) {
    collect();
    await sleep(200);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: (heapUsed + external) / 1024, all: rss / 1024 };
}

/** Screens in other processes. */
class Screens {
  private readonly waiting = new Map<number, { left: number; last: number; done: (last: number) => void }>();
  private constructor(private readonly children: readonly ReturnType<typeof fork>[]) {}

  static async open(wanted: ScreensWanted): Promise<Screens> {
    const script = fileURLToPath(new URL('./support/screens.js', import.meta.url));
    const children = Array.from({ length: processes }, () => fork(script));
    const screens = new Screens(children);
    const share = Math.ceil(wanted.cookies.length / processes);
    await Promise.all(
      children.map(
        (child, place) =>
          new Promise<void>((resolve, reject) => {
            child.on('message', (message: ScreensReport) => {
              if (message.type === 'ready') resolve();
              else screens.note(message);
            });
            child.once('exit', () => reject(new Error('a process of screens has ended')));
            const part = <T>(list: readonly T[]): T[] => list.slice(place * share, (place + 1) * share);
            const joins = wanted.joins && { ...wanted.joins, visitIds: part(wanted.joins.visitIds) };
            child.send({ ...wanted, cookies: part(wanted.cookies), joins });
          }),
      ),
    );
    return screens;
  }

  /** When the last screen has this event. */
  last(seq: number): Promise<number> {
    return new Promise((done) => this.waiting.set(seq, { left: processes, last: 0, done }));
  }

  private note({ seq, at }: { readonly seq: number; readonly at: number }): void {
    const one = this.waiting.get(seq);
    if (one === undefined) return;
    one.left -= 1;
    one.last = Math.max(one.last, at);
    if (one.left === 0) one.done(one.last);
  }

  async close(): Promise<void> {
    for (const child of this.children) child.disconnect();
    await sleep(500);
  }
}

/** Milliseconds from `act`, whose result is the moment of the commit, to the last screen. */
async function delays(screens: Screens, act: (round: number) => Promise<number>, from = 1): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const last = screens.last(from + round);
    const committed = await act(round);
    times.push((await last) - committed);
    await sleep(20);
  }
  return times;
}

async function bare(size: number): Promise<{ times: number[]; kept: number }> {
  const http = createServer();
  const server = new Server(http);
  const room = server.of('/live');
  room.on('connection', (socket) => void socket.join('room'));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as { port: number };
  const before = await memory();
  const cookies = Array.from({ length: size }, () => `tripartite_session=${'a'.repeat(43)}`);
  const screens = await Screens.open({ url: `http://127.0.0.1:${port}/live`, cookies, joins: null });
  const kept = (await memory()).heap - before.heap;
  const event = { type: 'hand-raised', personId: newId(), kind: 'contribution', subject: null, alone: false };
  const times = await delays(screens, (round) => {
    const at = now();
    room.to('room').emit('event', { meetingId: newId(), event: { ...event, seq: round + 1, at, by: newId() } });
    return Promise.resolve(at);
  });
  await screens.close();
  await server.close();
  return { times, kept };
}

interface Meeting {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly workspace: GivenWorkspace;
  readonly meetingId: string;
  readonly people: readonly { readonly actor: Actor; readonly cookie: string }[];
}

async function ours(
  { app, url, workspace, meetingId, people }: Meeting,
  size: number,
): Promise<{ times: number[]; acts: number[]; kept: number }> {
  const before = await memory();
  const { workspaceId } = workspace;
  const cookies = people.slice(0, size).map(({ cookie }) => cookie);
  const joins = { workspaceId, meetingId, visitIds: cookies.map(() => newId()) };
  const screens = await Screens.open({ url: `${url}/live`, cookies, joins });
  await sleep(1000);
  const kept = (await memory()).heap - before.heap;
  const { actor } = people[0]!;
  const [raise, lower] = [app.get(RaiseHand, { strict: false }), app.get(LowerHand, { strict: false })];
  const { seq } = await app.get(ReadStanding, { strict: false }).execute(actor, meetingId, 0);
  const acts: number[] = [];
  const act = async (round: number): Promise<number> => {
    const begun = now();
    const target = { meetingId, commandId: newId() };
    if (round % 2 === 0) await raise.execute(actor, target, { kind: 'contribution' });
    else await lower.execute(actor, target, { personId: null, kind: null });
    const committed = now();
    acts.push(committed - begun);
    return committed;
  };
  const times = await delays(screens, act, seq + 1);
  await screens.close();
  return { times, acts, kept };
}

async function compare(meeting: Meeting, size: number): Promise<Figures> {
  const plain = await bare(size);
  const room = await ours(meeting, size);
  const ratio = (share: number): number =>
    Math.round((100 * percentile(room.times, share)) / percentile(plain.times, share)) / 100;
  process.stderr.write(`${size} screens: commands take ${tenths(median(room.acts))} ms\n`);
  return {
    [`bare${size}P50`]: { value: tenths(percentile(plain.times, 0.5)), unit: 'ms' },
    [`bare${size}P99`]: { value: tenths(percentile(plain.times, 0.99)), unit: 'ms' },
    [`room${size}P50`]: { value: tenths(percentile(room.times, 0.5)), unit: 'ms' },
    [`room${size}P99`]: { value: tenths(percentile(room.times, 0.99)), unit: 'ms' },
    [`ratio${size}P50`]: { value: ratio(0.5), unit: 'of bare Socket.IO' },
    [`ratio${size}P99`]: { value: ratio(0.99), limit: 1.5, unit: 'of bare Socket.IO' },
    [`bare${size}Memory`]: { value: tenths(plain.kept / size), unit: 'kB a screen' },
    [`room${size}Memory`]: { value: tenths(room.kept / size), unit: 'kB a screen' },
  };
}

async function convene(
  app: NestExpressApplication,
  workspace: GivenWorkspace,
  count: number,
): Promise<Omit<Meeting, 'url'>> {
  const database = app.get(Database);
  const { id: meetingId } = await app.get(CreateRoundtable, { strict: false }).execute(workspace.system, {
    title: localized('Green jobs', '绿色就业'),
    startsOn: '2026-03-10',
    endsOn: '2026-03-10',
    timeZone: 'Asia/Shanghai',
  });
  const origin = { address: '127.0.0.1', userAgent: undefined, deviceToken: undefined };
  const people: Meeting['people'][number][] = [];
  for (let index = 0; index < count; index += 1) {
    const seated = index < delegates;
    const constituency = seated ? constituencies[index % 3]! : null;
    const { actor } = await givenMember(database, workspace, { role: seated ? 'member' : 'observer', constituency });
    const session = await database.write(workspace.system, (tx) => openSession(tx, actor.accountId!, origin));
    people.push({ actor, cookie: `tripartite_session=${session.sessionToken}` });
  }
  const seats = people
    .slice(0, delegates)
    .map(({ actor }) => ({ personId: actor.personId!, kind: 'titular' as const }));
  await app.get(SeatPeople, { strict: false }).execute(workspace.system, { roundtableId: meetingId, people: seats });
  await app
    .get(ChangeRoundtableState, { strict: false })
    .execute(workspace.system, { roundtableId: meetingId, to: 'convened' });
  return { app, workspace, meetingId, people };
}

/** A room in which hands went up and down 5,000 times; its snapshot as the server would have stored it, or none. */
async function fill(url: string, { workspace, meetingId, people }: Meeting): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const personId = people[0]!.actor.personId!;
  const events = Array.from({ length: eventsBefore }, (_, place): RoomEvent => {
    const numbered = { seq: place + 1, at: 1_770_000_000_000 + place, by: personId };
    return place % 2 === 0
      ? { type: 'hand-raised', personId, kind: 'contribution', subject: null, alone: false, ...numbered }
      : { type: 'hand-lowered', personId, kind: null, ...numbered };
  });
  const facts = events.map(({ seq: _, at: __, by: ___, ...fact }) => fact);
  const snapshot = replay(emptyRoom, events.slice(0, -100));
  await owner.query(
    `INSERT INTO live_room (roundtable_id, workspace_id, last_seq, snapshot, snapshot_version, opened_at)
     VALUES ($1, $2, $3, $4, $5, now())`,
    [meetingId, workspace.workspaceId, eventsBefore, JSON.stringify(snapshot), reducerVersion],
  );
  await owner.query(
    `INSERT INTO live_room_event (roundtable_id, seq, workspace_id, happened_at, by_person_id, fact, fact_version, command_id,
       command_part)
     SELECT $1, n, $2, to_timestamp(1770000000 + (n - 1) / 1000.0), $3, f, CASE f ->> 'type' WHEN 'hand-raised' THEN 3 ELSE 2 END,
       gen_random_uuid(), 0
     FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY AS list (f, n)`,
    [meetingId, workspace.workspaceId, personId, JSON.stringify(facts)],
  );
  await owner.query('ANALYZE live_room_event');
  await owner.end();
}

/** What the server does for a join; the state is not in memory yet. */
async function joins(url: string, meeting: Meeting): Promise<Figures> {
  const { actor } = meeting.people[1]!;
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const figures: Figures = {};
  for (const name of ['joinAfterStart', 'joinWithoutSnapshot'] as const) {
    if (name === 'joinWithoutSnapshot') await owner.query('UPDATE live_room SET snapshot_version = 0');
    const times: number[] = [];
    for (let round = 0; round < 11; round += 1) {
      forgetStates(meeting.app);
      const begun = now();
      await meeting.app.get(ReadStanding, { strict: false }).execute(actor, meeting.meetingId, 0);
      await meeting.app.get(ReadRoom, { strict: false }).execute(actor, meeting.meetingId);
      if (round > 0) times.push(now() - begun);
    }
    figures[name] = { value: tenths(Math.max(...times)), limit: 200, unit: 'ms, slowest of ten' };
  }
  await owner.end();
  return figures;
}

/** Makes the next reading begin from the database, as after a start. */
function forgetStates(app: NestExpressApplication): void {
  (app.get(RoomStates, { strict: false }) as unknown as { readonly known: Map<string, unknown> }).known.clear();
}

/** Two notifications for each of 2,000 people, until the email of the last one is written. */
async function digest(url: string, app: NestExpressApplication): Promise<Figure> {
  const workspace = await givenWorkspace(app.get(Database));
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(
    `WITH people AS (
       INSERT INTO identity_person (id, workspace_id, name, capacity, sex, language)
       SELECT gen_random_uuid(), '${workspace.workspaceId}', jsonb_build_object('en', 'Person ' || n, 'zh', '人员' || n),
         'secretariat', 'female', 'en' FROM generate_series(1, ${digestPeople}) n RETURNING id, workspace_id
     ), accounts AS (
       INSERT INTO identity_account SELECT id, id || '@test.example', 'en', now() FROM people RETURNING id
     ), members AS (
       INSERT INTO identity_membership (workspace_id, account_id, person_id, roles, created_at)
       SELECT p.workspace_id, a.id, p.id, '{member}', now() FROM people p JOIN accounts a ON a.id = p.id
     ), roundtable AS (
       INSERT INTO dialogue_roundtable (id, workspace_id, number, title, starts_on, ends_on, time_zone, state,
         last_conclusion, version, field_versions, seat_frame, created_at)
       VALUES (gen_random_uuid(), '${workspace.workspaceId}', 1, '{"en": "Green jobs", "zh": "绿色就业"}', '2026-03-10',
         '2026-03-10', 'Asia/Shanghai', 'convened', 0, 1, '{}', '[]', now()) RETURNING id
     )
     INSERT INTO notifications_notification (id, workspace_id, person_id, kind, subject_type, subject_id, facts, source,
       occurred_at, mail_at)
     SELECT gen_random_uuid(), p.workspace_id, p.id, kind, 'roundtable', r.id, '{}', kind, now(), now()
     FROM people p, roundtable r, unnest(ARRAY['roundtable-convened', 'roundtable-changed']) kind`,
  );
  await owner.query('ANALYZE');
  await owner.end();
  const begun = now();
  const { mails } = await app.get(SendDueMails, { strict: false }).execute(workspace.system);
  const seconds = (now() - begun) / 1000;
  if (mails !== digestPeople) throw new Error(`${mails} emails for ${digestPeople} people`);
  return { value: tenths(seconds), limit: 60, unit: 's' };
}

export async function run(): Promise<{ readonly figures: Figures }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-room-'));
  const server = await startEmbeddedPostgres(folder);
  try {
    await migrate(server.ownerUrl);
    // jobs would write the digest while it is measured
    const settings = readSettings({
      ...{ DATA_DIR: folder, RATE_LIMIT: '0', LOG_LEVEL: 'error', DEMO: 'false', WORKERS: 'off' },
    });
    const app = await createApplication({ settings, url: server.serverUrl });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const workspace = await givenWorkspace(app.get(Database));
    const convened = await convene(app, workspace, Math.max(...sizes));
    const meeting = { ...convened, url: `http://127.0.0.1:${port}` };
    await fill(server.ownerUrl, meeting);
    const figures: Figures = { ...(await joins(server.ownerUrl, meeting)) };
    for (const size of sizes) Object.assign(figures, await compare(meeting, size));
    figures['digest2000'] = await digest(server.ownerUrl, app);
    await app.close();
    return { figures };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
