/** The rooms of meetings with two servers on one database: who is present, and whose seat or membership ends meanwhile. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { createApplication } from '../../src/application.js';
import { readSettings } from '../../src/platform/config/environment.js';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, givenVisitor, type Visitor } from '../support/visitor.js';
import { givenAccepted } from '../support/group-acceptance.js';
import { type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

type Person = Visitor & GivenMember;
interface Ack {
  readonly ok: boolean;
  readonly present?: Record<string, number>;
  readonly problem?: { readonly code: string; readonly status: number };
}
/** A connection in a room, with the number of events that it was sent. */
interface Listener {
  readonly socket: Socket;
  events: number;
}

let running: RunningApp;
let other: { readonly url: string; close(): Promise<void> };
let workspace: GivenWorkspace;
let administrator: Person;
let titular: Person;
let roundtableId: string;
let workingGroupId: string;
let rooms: { readonly group: string; readonly workingGroup: string };
const sockets: Socket[] = [];
const title = { en: 'Green jobs', zh: '绿色岗位' };
const day = { startsOn: '2099-03-10', endsOn: '2099-03-10', opensAt: '14:00' };

const path = (rest: string): string => `/api/workspaces/${workspace.workspaceId}/${rest}`;
async function post(who: Visitor, rest: string, body: object): Promise<Answer['body']> {
  const answer = await who.call('POST', path(rest), { body });
  if (answer.status >= 300) throw new Error(`${rest}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
/** The workers' group has accepted the person, and named the person its spokesperson. */
async function accepted(who: Person, named: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: running.test.ownerUrl });
  await owner.connect();
  const group = { workspaceId: workspace.workspaceId, roundtableId, constituency: 'workers' as const, named };
  await givenAccepted((sql, values) => owner.query(sql, values), group, [who.actor.personId!]);
  await owner.end();
}
const seat = async ({ actor }: Person): Promise<string> => {
  await post(administrator, `roundtables/${roundtableId}/seats`, {
    people: [{ personId: actor.personId, kind: 'titular' }],
  });
  const { body } = await administrator.call('GET', path(`roundtables/${roundtableId}`));
  const seats = body['seats'] as { id: string; person: { id: string } }[];
  return seats.find(({ person }) => person.id === actor.personId)!.id;
};
const join = async (person: Person): Promise<string> => {
  const member = { personId: actor(person), function: 'member' };
  return (await post(administrator, `working-groups/${workingGroupId}/members`, member))['id'] as string;
};
const actor = (person: Person): string => person.actor.personId!;

const ask = async (socket: Socket, name: string, payload: object): Promise<Ack> =>
  (await socket.timeout(10_000).emitWithAck(name, { workspaceId: workspace.workspaceId, ...payload })) as Ack;
const enter = (socket: Socket, meetingId: string): Promise<Ack> =>
  ask(socket, 'join', { meetingId, lastSeq: 0, visitId: randomUUID() });
const raiseHand = (socket: Socket, meetingId: string): Promise<Ack> =>
  ask(socket, 'raise-hand', { meetingId, commandId: randomUUID(), kind: 'contribution' });

function connect(url: string, { cookie }: Visitor, namespace = '/live'): Socket {
  const socket = io(url + namespace, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie } },
  });
  sockets.push(socket);
  return socket;
}
async function listen(url: string, who: Visitor, meetingId: string): Promise<Listener> {
  const socket = connect(url, who);
  const listener: Listener = { socket, events: 0 };
  socket.on('event', () => (listener.events += 1));
  expect(await enter(socket, meetingId)).toMatchObject({ ok: true });
  return listener;
}
const until = async (what: () => boolean): Promise<void> => {
  const deadline = performance.now() + 10_000;
  while (!what() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(what()).toBe(true);
};

beforeAll(async () => {
  running = await startApp({ settings: { WORKERS: 'off' } });
  const settings = readSettings({ DATA_DIR: running.folder, LOG_LEVEL: 'error', DEMO: 'false', WORKERS: 'off' });
  const app = await createApplication({ settings, url: running.test.url });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  other = { url: `http://127.0.0.1:${port}`, close: () => app.close() };
  workspace = await givenWorkspace(running.app.get(Database));
  administrator = await givenVisitor(running, workspace, { role: 'administrator' });
  titular = await givenVisitor(running, workspace, { role: 'member', constituency: 'workers' });
  const planned = { title, ...day, timeZone: 'Asia/Shanghai' };
  roundtableId = (await post(administrator, 'roundtables', planned))['id'] as string;
  await seat(titular);
  await post(administrator, `roundtables/${roundtableId}/agenda-items`, { title });
  const convening = { to: 'convened', reason: 'The delegations are still to be named.' };
  await post(administrator, `roundtables/${roundtableId}/transitions`, convening);
  await accepted(titular, true);
  const formed = { name: title, composition: ['workers', 'employers'] };
  workingGroupId = (await post(administrator, 'working-groups', formed))['id'] as string;
  await post(administrator, `working-groups/${workingGroupId}/members`, {
    personId: actor(titular),
    function: 'convenor',
  });
  const meetingOf = async (where: string): Promise<string> => {
    const id = (await post(titular, where, day))['id'] as string;
    for (const to of ['convened', 'in-session']) await post(titular, `meetings/${id}/transitions`, { to });
    return id;
  };
  rooms = {
    group: await meetingOf(`roundtables/${roundtableId}/group-meetings`),
    workingGroup: await meetingOf(`working-groups/${workingGroupId}/meetings`),
  };
  // so many that checking every connection of the workspace in turn would take longer than the next event
  for (const url of [running.url, other.url])
    await Promise.all(Array.from({ length: 60 }, () => ask(connect(url, administrator, '/workspace'), 'watch', {})));
}, 120_000);
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await other?.close();
  await running?.close();
});

const remove = (where: string, version = '"1"'): Promise<Answer> =>
  administrator.call('DELETE', path(where), { headers: { 'if-match': version } });

describe('the room of a meeting', () => {
  it('counts the people on both servers, also if one of them has many connections', async () => {
    const others = sockets.length;
    const present = await givenVisitor(running, workspace, { role: 'member', constituency: 'workers' });
    await seat(present);
    await accepted(present, false);
    await listen(other.url, present, rooms.group);
    for (let one = 0; one < 15; one += 1) await listen(other.url, titular, rooms.group);
    const here = connect(running.url, titular);
    expect((await enter(here, rooms.group)).present).toMatchObject({ workers: 2, employers: 0, others: 0 });
    for (const socket of sockets.slice(others)) socket.disconnect();
  }, 120_000);
});

describe('a person in the room of a meeting', () => {
  it.each<[string, keyof typeof rooms, (leaving: Person, ids: { seat: string; member: string }) => Promise<Answer>]>([
    ['of their group, whose seat is removed', 'group', (_, ids) => remove(`seats/${ids.seat}`)],
    [
      'of their group, who changes to another group',
      'group',
      async ({ actor: { personId } }) => {
        const body = { constituency: 'employers', organisationId: null };
        return administrator.call('PATCH', path(`people/${personId}`), { body, headers: { 'if-match': '"1"' } });
      },
    ],
    ['of their group, whose account is removed', 'group', (one) => remove(`members/${one.actor.accountId}`)],
    [
      'of a working group that they leave',
      'workingGroup',
      (_, { member }) => remove(`working-group-members/${member}`),
    ],
    ['of a working group, whose account is removed', 'workingGroup', (one) => remove(`members/${one.actor.accountId}`)],
  ])(
    '%s, loses the room at once on every server',
    async (_, which, act) => {
      const meetingId = rooms[which];
      const leaving = await givenVisitor(running, workspace, { role: 'member', constituency: 'workers' });
      const ids = { seat: await seat(leaving), member: await join(leaving) };
      await accepted(leaving, false);
      const servers = [running.url, other.url];
      const staying = await Promise.all(servers.map((url) => listen(url, titular, meetingId)));
      const lost = await Promise.all(servers.map((url) => listen(url, leaving, meetingId)));
      expect((await act(leaving, ids)).status).toBeLessThan(300);
      const late = raiseHand(lost[0]!.socket, meetingId).catch(() => ({ ok: false }));
      expect(await raiseHand(staying[0]!.socket, meetingId)).toMatchObject({ ok: true });
      await until(() => staying.every(({ events }) => events === 1) && lost.every(({ socket }) => !socket.connected));
      expect([await late, ...lost.map(({ events }) => events)]).toMatchObject([{ ok: false }, 0, 0]);
      const lowered = { meetingId, commandId: randomUUID() };
      expect(await ask(staying[0]!.socket, 'lower-hand', lowered)).toMatchObject({ ok: true });
      for (const { socket } of staying) socket.disconnect();
      const again = connect(other.url, leaving);
      expect((await raiseHand(again, meetingId)).ok).toBe(false);
      const [refused, unknown] = [await enter(again, meetingId), await enter(again, randomUUID())];
      expect(refused.ok).toBe(false);
      if (which === 'group') expect(refused.problem!.code).toBe(unknown.problem!.code);
    },
    120_000,
  );
});
