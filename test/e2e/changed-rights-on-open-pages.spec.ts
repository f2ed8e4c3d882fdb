/** What pages that stay open are sent, and may do, when their reader's admission or seat changes. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import type { Constituency, Role } from '../../src/kernel/actor.js';
import { Database } from '../../src/platform/database/database.js';
import { Dispatcher } from '../../src/platform/events/dispatcher.js';
import { Logger } from '../../src/platform/observability/logger.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenAccepted } from '../support/group-acceptance.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

type Person = Visitor & GivenMember;
type Answer = { readonly ok: boolean; readonly problem?: { readonly status: number; readonly code: string } };

const days = { startsOn: '2099-03-11', endsOn: '2099-03-11' };
const title = { en: 'Green jobs', zh: '绿色岗位' };

const security = jest.spyOn(Logger.prototype, 'security');

let running: RunningApp;
let owner: pg.Pool;
let workspace: GivenWorkspace;
let api: string;
let [facilitator, spokesperson, titular, employer, interpreter]: Person[] = [];
let roundtableId: string;
let [wages, hours]: string[] = [];
const sockets: Socket[] = [];

const person = (role: Role, constituency: Constituency | null = null): Promise<Person> =>
  givenVisitor(running, workspace, { role, constituency });

async function post(by: Person, path: string, body: object, status: number): Promise<Record<string, unknown>> {
  const answer = await by.call('POST', `${api}/${path}`, { body });
  expect([answer.status, answer.body]).toEqual([status, answer.body]);
  return answer.body;
}

const made = async (by: Person, path: string, body: object): Promise<string> =>
  String((await post(by, path, body, 201))['id']);

/** A meeting of the workers, in session, with an item on its agenda. */
async function planned(name: string): Promise<string> {
  const meeting = { title: { en: name, zh: name }, ...days };
  const id = await made(spokesperson!, `roundtables/${roundtableId}/group-meetings`, meeting);
  await made(spokesperson!, `meetings/${id}/agenda-items`, { title });
  for (const to of ['convened', 'in-session']) await post(spokesperson!, `meetings/${id}/transitions`, { to }, 200);
  return id;
}

/** Seats with their versions, by person. */
async function seatOf(who: Person): Promise<{ readonly id: string; readonly version: number }> {
  const { rows } = await owner.query<{ id: string; version: number }>(
    'SELECT id, version FROM dialogue_seat WHERE roundtable_id = $1 AND person_id = $2',
    [roundtableId, who.actor.personId],
  );
  return rows[0]!;
}

async function changeSeat(who: Person, changes: { readonly kind?: string; readonly function?: string | null }) {
  const { id, version } = await seatOf(who);
  const answer = await facilitator!.call('PATCH', `${api}/seats/${id}`, {
    ...{ body: changes, headers: { 'if-match': `"${version}"` } },
  });
  expect([answer.status, answer.body]).toEqual([200, answer.body]);
}

const settled = (): Promise<unknown> => running.app.get(Dispatcher).drain();

async function until(what: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!what()) {
    if (Date.now() > end) throw new Error(`not within 5 s: ${what.toString()}`);
    await sleep(5);
  }
}

function connect(who: Person, namespace: string): Socket {
  const socket = io(`${running.url}${namespace}`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: who.cookie } },
  });
  sockets.push(socket);
  return socket;
}

const ask = (socket: Socket, name: string, body: object): Promise<Answer> =>
  socket.timeout(10_000).emitWithAck(name, { workspaceId: workspace.workspaceId, ...body }) as Promise<Answer>;

beforeAll(async () => {
  running = await startApp({ settings: { LOG_LEVEL: 'fatal' } });
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  workspace = await givenWorkspace(running.app.get(Database));
  api = `/api/workspaces/${workspace.workspaceId}`;
  [facilitator, employer, interpreter] = [
    await person('facilitator'),
    await person('member', 'employers'),
    await person('interpreter'),
  ];
  [spokesperson, titular] = [await person('member', 'workers'), await person('member', 'workers')];
}, 120_000);
afterAll(async () => {
  await owner?.end();
  security.mockRestore();
  await running?.close();
});

beforeEach(async () => {
  roundtableId = await made(facilitator!, 'roundtables', { title, ...days, timeZone: 'Asia/Shanghai' });
  const people = [spokesperson!, titular!, employer!].map(({ actor }) => ({
    personId: actor.personId,
    kind: 'titular',
  }));
  await post(facilitator!, `roundtables/${roundtableId}/seats`, { people }, 201);
  await made(facilitator!, `roundtables/${roundtableId}/agenda-items`, { title });
  for (const to of ['convened', 'in-session'])
    await post(facilitator!, `roundtables/${roundtableId}/transitions`, { to, reason: 'Named later.' }, 200);
  await givenAccepted(
    (sql, values) => owner.query(sql, values),
    { workspaceId: workspace.workspaceId, roundtableId, constituency: 'workers' },
    [spokesperson!, titular!].map(({ actor }) => actor.personId!),
  );
  [wages, hours] = [await planned('Quokka wages'), await planned('Quokka hours')];
}, 60_000);
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

describe('the page of a guest of a group meeting', () => {
  let guestId: string;
  let page: Socket;
  let shown: string[];

  const watch = (socket: Socket): Promise<Answer> => ask(socket, 'watch-group', { roundtableId });
  const added = (meeting: string): Promise<string> =>
    made(spokesperson!, `meetings/${meeting}/agenda-items`, { title });

  beforeEach(async () => {
    const body = { personId: interpreter!.actor.personId, kind: 'interpreter' };
    security.mockClear();
    guestId = await made(spokesperson!, `meetings/${wages}/guests`, body);
    page = connect(interpreter!, '/workspace');
    shown = [];
    page.on('changed', ({ type }: { readonly type: string }) => shown.push(type));
    await ask(page, 'watch', {});
    expect(await watch(page)).toEqual({ ok: true });
  });

  it('is notified of changes of that meeting, and of no other meeting of the group', async () => {
    await added(hours!);
    const document = new FormData();
    document.set('file', new Blob(['one']), 'one.txt');
    expect((await spokesperson!.call('POST', `${api}/meetings/${hours}/documents`, { body: document })).status).toBe(
      201,
    );
    await settled();
    const item = await added(wages!);
    const removed = await spokesperson!.call('DELETE', `${api}/agenda-items/${item}`, {
      headers: { 'if-match': '"1"' },
    });
    expect(removed.status).toBe(204);
    await until(() => shown.length >= 2);
    expect(shown).toEqual(['dialogue.agenda-item.added.v1', 'dialogue.agenda-item.deleted.v1']);
  });

  it('gets no more notice once the admission is withdrawn, which the security log says, and is refused when it asks again', async () => {
    const closed = new Promise((resolve) => page.once('disconnect', resolve));
    expect((await spokesperson!.call('DELETE', `${api}/meetings/${wages}/guests/${guestId}`)).status).toBe(204);
    const line = { outcome: 'done', account: spokesperson!.actor.accountId, workspaceId: workspace.workspaceId };
    expect(security.mock.calls).toEqual([
      [{ event: 'group-guest.admitted', ...line, meetingId: wages }],
      [{ event: 'group-guest.withdrawn', ...line, meetingId: wages, guestId }],
    ]);
    await closed;
    await added(wages!);
    await settled();
    page.connect();
    expect(await watch(page)).toMatchObject({ ok: false, problem: { status: 404 } });
    await added(wages!);
    await settled();
    await sleep(300);
    expect(shown).not.toContain('dialogue.agenda-item.added.v1');
  });

  it('gets no more notice once the meeting has ended', async () => {
    const room = connect(spokesperson!, '/live');
    await ask(room, 'join', { meetingId: wages, lastSeq: 0, visitId: randomUUID() });
    const closed = new Promise((resolve) => page.once('disconnect', resolve));
    const closing = { commandId: randomUUID(), to: 'closed', reason: null };
    await post(spokesperson!, `live/rooms/${wages}/close`, closing, 200);
    await closed;
    page.connect();
    expect(await watch(page)).toMatchObject({ ok: false, problem: { status: 404 } });
  });

  it('is asked for by no one whom the group has neither accepted nor admitted', async () => {
    for (const who of [employer!, facilitator!])
      expect(await watch(connect(who, '/workspace'))).toMatchObject({ ok: false, problem: { status: 404 } });
  });
});

describe('a seat whose kind or function changes while the room is open', () => {
  interface View {
    readonly version: number;
    readonly seats: readonly { readonly personId: string; readonly kind: string; readonly function: string | null }[];
  }

  /** A person in a room, with the seats that their screen shows. */
  async function inRoom(who: Person, meetingId: string) {
    const socket = connect(who, '/live');
    let view: View | undefined;
    socket.on('view', ({ view: pushed }: { readonly view: View }) => {
      if (pushed.version > (view?.version ?? 0)) view = pushed;
    });
    const joined = (await ask(socket, 'join', { meetingId, lastSeq: 0, visitId: randomUUID() })) as Answer & {
      readonly view: View;
    };
    expect(joined.ok).toBe(true);
    view = joined.view;
    return {
      command: (name: string) => ask(socket, name, { meetingId, commandId: randomUUID() }),
      seat: (of: Person) => {
        const own = view!.seats.find(({ personId }) => personId === of.actor.personId);
        return own && { kind: own.kind, function: own.function };
      },
    };
  }

  it('conducts no more from the next command on, and again when the function returns', async () => {
    await changeSeat(employer!, { function: 'chair' });
    const chair = await inRoom(employer!, roundtableId);
    expect(await chair.command('pause')).toMatchObject({ ok: true });
    await changeSeat(employer!, { function: null });
    expect(await chair.command('resume')).toMatchObject({ ok: false, problem: { status: 403 } });
    await until(() => chair.seat(employer!)?.function === null);
    await changeSeat(employer!, { function: 'chair' });
    expect(await chair.command('resume')).toMatchObject({ ok: true });
    await until(() => chair.seat(employer!)?.function === 'chair');
  });

  it('conducts a group meeting no more when a titular member becomes an observer', async () => {
    const room = await inRoom(titular!, wages!);
    expect(await room.command('pause')).toMatchObject({ ok: true });
    await changeSeat(titular!, { kind: 'observer' });
    expect(await room.command('resume')).toMatchObject({ ok: false, problem: { status: 403 } });
    await until(() => room.seat(titular!)?.kind === 'observer');
  });
});
