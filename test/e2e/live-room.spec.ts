import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import supertest from 'supertest';
import type { Constituency, Role } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { localized } from '../../src/kernel/localized-text.js';
import { AddAgendaItem } from '../../src/modules/dialogue/use-cases/plan-agenda-item.js';
import { ChangeRoundtableState } from '../../src/modules/dialogue/use-cases/change-roundtable-state.js';
import { CreateRoundtable } from '../../src/modules/dialogue/use-cases/create-roundtable.js';
import { DialogueFacade } from '../../src/modules/dialogue/index.js';
import { VacateSeat } from '../../src/modules/dialogue/use-cases/change-seat.js';
import { SeatPeople } from '../../src/modules/dialogue/use-cases/seat-people.js';
import { clockOffset } from '../../src/modules/live/domain/room/clock.js';
import { fingerprint } from '../../src/modules/live/domain/room/fingerprint.js';
import { reduce, replay } from '../../src/modules/live/domain/room/reduce.js';
import { emptyRoom, type RoomState } from '../../src/modules/live/domain/room/state.js';
import type { SharedView } from '../../src/modules/live/domain/room/view.js';
import type { ClientCommands, Joined, Presence, ServerMessages } from '../../src/modules/live/realtime/protocol.js';
import { KeepMembers } from '../../src/modules/identity/use-cases/keep-members.js';
import { hashPassword } from '../../src/platform/auth/argon2.js';
import { Database } from '../../src/platform/database/database.js';
import { Dispatcher } from '../../src/platform/events/dispatcher.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenMember, type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

const password = 'correct horse battery';

interface Member extends GivenMember {
  readonly cookie: string;
}

type Answer = { ok: boolean; seq: number; problem: { code: string; status: number } } & Joined & {
    serverTime: number;
  };

/** A screen: maintains the room with the same reducer as the browser, and records everything that it received. */
class Screen {
  state: RoomState = emptyRoom;
  present: Presence = { number: 0, government: 0, employers: 0, workers: 0, others: 0 };
  view: SharedView | undefined;
  readonly visitId = newId();
  readonly heard: number[] = [];
  /** Each event is read separately before it is sent, so a later one may arrive first. */
  private readonly early = new Map<number, ServerMessages['event']['event']>();

  constructor(
    readonly socket: Socket,
    private readonly room: { workspaceId: string; meetingId: string },
  ) {
    socket.on('event', ({ event }: ServerMessages['event']) => {
      this.heard.push(event.seq);
      this.early.set(event.seq, event);
      this.takeEarly();
    });
    socket.on('presence', ({ present }: ServerMessages['presence']) => this.count(present));
    socket.on('view', ({ view }: ServerMessages['view']) => this.look(view));
  }

  private takeEarly(): void {
    for (let next = this.early.get(this.state.seq + 1); next; next = this.early.get(this.state.seq + 1))
      this.state = reduce(this.state, next);
  }

  count(present: Presence): void {
    if (present.number > this.present.number) this.present = present;
  }

  look(view: SharedView): void {
    if (view.version > (this.view?.version ?? 0)) this.view = view;
  }

  get people(): number {
    const { government, employers, workers, others } = this.present;
    return government + employers + workers + others;
  }

  async ask(name: keyof ClientCommands, payload: object = {}): Promise<Answer> {
    const visit = { visitId: this.visitId, ...payload };
    const plain = ['sync', 'clock'].includes(name) ? payload : { commandId: newId(), ...payload };
    const body = ['join', 'leave'].includes(name) ? visit : plain;
    const address = name === 'clock' ? {} : this.room;
    return (await this.socket.timeout(8000).emitWithAck(name, { ...address, ...body })) as Answer;
  }

  async join(): Promise<Answer> {
    const answer = await this.ask('join', { lastSeq: this.state.seq });
    if (answer.ok) {
      this.state = replay(answer.state ?? this.state, answer.events);
      this.takeEarly();
      this.count(answer.present);
      this.look(answer.view);
    }
    return answer;
  }

  async sync(): Promise<string> {
    const answer = await this.ask('sync', { lastSeq: this.state.seq });
    this.state = replay(answer.state ?? this.state, answer.events);
    expect(this.state.seq).toBe(answer.seq);
    return answer.hash;
  }
}

/** Longer than the delay before the server sends the number of people present. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));

async function until(what: () => boolean, milliseconds = 5000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!what()) {
    if (Date.now() > end) throw new Error(`not within ${milliseconds} ms: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a live room over sockets', () => {
  let running: RunningApp;
  let workspace: GivenWorkspace;
  let passwordHash: string;
  let roundtableId: string;
  let items: string[];
  let facilitator: Member;
  let worker: Member;
  let employer: Member;
  let guest: Member;
  const screens: Screen[] = [];

  beforeAll(async () => {
    running = await startApp();
    passwordHash = await hashPassword(password);
    workspace = await givenWorkspace(running.app.get(Database));
    await member('administrator', null);
    facilitator = await member('facilitator', null);
    worker = await member('member', 'workers');
    employer = await member('member', 'employers');
    guest = await member('member', 'government');
  }, 60_000);
  afterAll(() => running.close());

  beforeEach(async () => {
    roundtableId = await convene([worker, employer]);
  });
  afterEach(() => {
    for (const screen of screens.splice(0)) screen.socket.disconnect();
  });

  async function member(role: Role, constituency: Constituency | null): Promise<Member> {
    const given = await givenMember(running.app.get(Database), workspace, { role, constituency, passwordHash });
    const { headers } = await supertest(running.url).post('/api/sign-in').send({ email: given.email, password });
    const cookie = ((headers['set-cookie'] ?? []) as unknown as string[]).map((one) => one.split(';')[0]).join('; ');
    expect(cookie).not.toBe('');
    return { ...given, cookie };
  }

  const inApp = <T>(one: new (...parts: never[]) => T): T => running.app.get(one, { strict: false });

  async function convene(seated: readonly Member[]): Promise<string> {
    const { id } = await inApp(CreateRoundtable).execute(workspace.system, {
      title: localized('Green jobs', '绿色就业'),
      startsOn: '2026-03-10',
      endsOn: '2026-03-10',
      opensAt: '09:00',
      timeZone: 'Asia/Shanghai',
    });
    items = [];
    for (const title of ['Opening', 'Skills']) {
      const wanted = { roundtableId: id, title: localized(title, title), plannedMinutes: 30 };
      items.push((await inApp(AddAgendaItem).execute(workspace.system, wanted)).id);
    }
    for (const { actor } of seated)
      await inApp(SeatPeople).execute(workspace.system, {
        roundtableId: id,
        people: [{ personId: actor.personId!, kind: 'titular' }],
      });
    await inApp(ChangeRoundtableState).execute(workspace.system, { roundtableId: id, to: 'convened' });
    return id;
  }

  /** `auth` as sent by the page of another person. */
  async function open(who: Member | null, room = roundtableId, auth: object = {}): Promise<Screen> {
    const socket = io(`${running.url}/live`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      auth,
      extraHeaders: who === null ? {} : { cookie: who.cookie },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const screen = new Screen(socket, { workspaceId: workspace.workspaceId, meetingId: room });
    screens.push(screen);
    return screen;
  }

  async function joined(who: Member): Promise<Screen> {
    const screen = await open(who);
    expect(await screen.join()).toMatchObject({ ok: true });
    return screen;
  }

  const http = (who: Member, path: string) => ({
    get: () => supertest(running.url).get(address(path)).set('cookie', who.cookie),
    post: (body: object) => supertest(running.url).post(address(path)).set('cookie', who.cookie).send(body),
  });
  const address = (path: string): string =>
    `/api/workspaces/${workspace.workspaceId}/live/rooms/${roundtableId}${path}`;

  it('does nothing in the name of the person who signed in after the page was loaded for another', async () => {
    const account = ({ actor }: Member): { account: string | null } => ({ account: actor.accountId });
    const own = await open(worker, roundtableId, account(worker));
    expect(await own.join()).toMatchObject({ ok: true });
    expect(await own.ask('raise-hand', { kind: 'contribution' })).toMatchObject({ ok: true });
    const others = await open(employer, roundtableId, account(worker));
    const refused = { ok: false, problem: { code: 'platform.auth.other-person', status: 409 } };
    expect(await others.ask('join', { lastSeq: 0 })).toMatchObject(refused);
    expect(await others.ask('raise-hand', { kind: 'contribution' })).toMatchObject(refused);
    const typed = await http(employer, '/raise-hand')
      .post({ commandId: newId(), kind: 'contribution' })
      .set('x-tripartite-account', worker.actor.accountId!);
    expect(typed).toMatchObject({ status: 409, body: { code: 'platform.auth.other-person' } });
    expect(own.state.hands.map(({ personId }) => personId)).toEqual([worker.actor.personId]);
  });

  it('moves the item under discussion on all screens at once', async () => {
    const [chair, ...others] = await Promise.all([
      joined(facilitator),
      joined(worker),
      joined(worker),
      joined(employer),
    ]);
    expect(await chair!.ask('move-cursor', { agendaItemId: items[1], replaces: null })).toMatchObject({
      ok: true,
      seq: 1,
    });
    await until(() => [chair!, ...others].every((screen) => screen.state.cursor === items[1]));
    const prints = [chair!, ...others].map((screen) => fingerprint(screen.state));
    expect(new Set(prints).size).toBe(1);
    expect(await others[0]!.sync()).toBe(prints[0]);
  });

  it('has the same item under discussion as the agenda, wherever it was changed', async () => {
    const chair = await joined(facilitator);
    const page = `/api/workspaces/${workspace.workspaceId}/roundtables/${roundtableId}`;
    const statuses = async (): Promise<string[]> => {
      const { body } = await supertest(running.url).get(page).set('cookie', facilitator.cookie).expect(200);
      return (body as { agenda: { status: string }[] }).agenda.map(({ status }) => status);
    };
    const begin = (item: string) =>
      supertest(running.url)
        .post(`/api/workspaces/${workspace.workspaceId}/agenda-items/${item}/status`)
        .set('cookie', facilitator.cookie)
        .send({ to: 'under-discussion' })
        .expect(200);
    await chair.ask('move-cursor', { agendaItemId: items[0], replaces: chair.state.cursor });
    expect(await statuses()).toEqual(['under-discussion', 'planned']);
    await chair.ask('move-cursor', { agendaItemId: items[1], replaces: items[0] });
    expect(await statuses()).toEqual(['done', 'under-discussion']);
    await begin(items[0]!);
    expect(await statuses()).toEqual(['under-discussion', 'planned']);
    await until(() => chair.state.cursor === items[0]);
    expect(await chair.ask('move-cursor', { agendaItemId: null, replaces: items[0] })).toMatchObject({ ok: true });
    expect(await statuses()).toEqual(['planned', 'planned']);
    await running.app.get(Dispatcher).drain();
    await until(() => chair.state.cursor === null);
    expect(fingerprint(chair.state)).toBe(await chair.sync());
  });

  it('sends a hand to the facilitator, the floor to the delegate, and the same clock to both', async () => {
    const [chair, delegate] = [await joined(facilitator), await joined(worker)];
    await delegate.ask('raise-hand', { kind: 'contribution' });
    await until(() => chair.state.hands[0]?.personId === worker.actor.personId);
    const given = await chair.ask('give-floor', { personId: worker.actor.personId, replaces: null, limitSeconds: 180 });
    expect(given).toMatchObject({ ok: true, seq: 2 });
    await until(() => delegate.state.speech !== null && chair.state.speech !== null);
    expect(delegate.state.speech).toMatchObject({ id: 2, speaker: { constituency: 'workers' }, limitSeconds: 180 });
    expect(delegate.state.speech).toEqual(chair.state.speech);
    const sentAt = Date.now() - 60_000;
    const { serverTime } = await delegate.ask('clock');
    const offset = clockOffset([{ sentAt, serverAt: serverTime, receivedAt: Date.now() - 60_000 }]);
    expect(Math.abs(offset - 60_000)).toBeLessThan(1000);
    expect(await delegate.ask('end-floor', { speechId: 2 })).toMatchObject({ ok: true, seq: 3 });
    expect(await chair.ask('end-floor', { speechId: 2 })).toMatchObject({
      ok: false,
      problem: { code: 'live.floor.not-this-speech' },
    });
    const { body } = await http(facilitator, '/floor-time').get().expect(200);
    expect(body.byConstituency[2]).toMatchObject({ key: 'workers', turns: 1, people: 1 });
  });

  it('sends what a lost connection missed, without loss, and carries nothing out twice', async () => {
    const [chair, delegate] = [await joined(facilitator), await joined(worker)];
    const command = { commandId: newId(), kind: 'contribution' };
    await delegate.ask('raise-hand', command);
    await until(() => delegate.state.seq === 1);
    delegate.socket.io.engine.close();
    await until(() => !delegate.socket.connected);
    for (const [place, agendaItemId] of items.entries())
      await chair.ask('move-cursor', { agendaItemId, replaces: items[place - 1] ?? null });
    await chair.ask('give-floor', { personId: worker.actor.personId, replaces: null });
    await chair.ask('pause');
    await until(() => delegate.socket.connected);
    const answer = await delegate.join();
    expect(answer.state).toBeNull();
    expect(await delegate.ask('raise-hand', command)).toMatchObject({ ok: true, seq: 1 });
    expect(delegate.state.seq).toBe(5);
    expect(fingerprint(delegate.state)).toBe(answer.hash);
    await until(() => chair.state.seq === 5);
    expect(fingerprint(chair.state)).toBe(answer.hash);
    const { body } = await http(worker, '/state?at=5').get().expect(200);
    expect(body.hash).toBe(answer.hash);
  });

  it('counts a person with two devices once, ignores a short interruption, and removes people who leave', async () => {
    const chair = await joined(facilitator);
    const [phone, desk] = [await joined(worker), await joined(worker)];
    await until(() => chair.people === 2);
    expect(chair.present).toMatchObject({ workers: 1, others: 1 });
    phone.socket.io.engine.close();
    await until(() => phone.socket.connected);
    await phone.join();
    await settled();
    expect(chair.people).toBe(2);
    await phone.ask('leave');
    await settled();
    expect(chair.people).toBe(2);
    await desk.ask('leave');
    await until(() => chair.people === 1);
  });

  it('counts everyone who continues from the room to the phone view', async () => {
    const chair = await joined(facilitator);
    for (let round = 0; round < 5; round += 1) {
      const there = await Promise.all([worker, worker, employer, employer].map((who) => open(who)));
      const visits = there.map((screen) => ({ screen, page: newId(), phone: newId() }));
      await Promise.all(
        visits.flatMap(({ screen, page, phone }) => [
          screen.ask('join', { lastSeq: 0, visitId: page }),
          screen.ask('leave', { visitId: page }),
          screen.ask('join', { lastSeq: 0, visitId: phone }),
        ]),
      );
      await until(() => chair.present.workers === 1 && chair.present.employers === 1);
      await settled();
      expect([round, chair.people]).toEqual([round, 3]);
      await Promise.all(visits.map(({ screen, phone }) => screen.ask('leave', { visitId: phone })));
      await until(() => chair.people === 1);
      for (const { socket } of there) socket.disconnect();
    }
  });

  it('shows a new agenda item, a seat and the end of the roundtable on all screens without a reload', async () => {
    const screens = await Promise.all([facilitator, worker, employer].map(joined));
    const shown = async (what: (view: SharedView) => boolean): Promise<void> => {
      await until(() => screens.every(({ view }) => view !== undefined && what(view)));
    };
    const at = `/api/workspaces/${workspace.workspaceId}`;
    const post = (path: string, body: object) =>
      supertest(running.url).post(`${at}${path}`).set('cookie', facilitator.cookie).send(body);
    await post(`/roundtables/${roundtableId}/agenda-items`, { title: localized('Heat', '高温') }).expect(201);
    await shown(({ agenda }) => agenda.at(-1)?.title.en === 'Heat');
    await post(`/roundtables/${roundtableId}/seats`, {
      people: [{ personId: guest.actor.personId, kind: 'titular' }],
    }).expect(201);
    await shown(({ seats }) => seats.some(({ personId }) => personId === guest.actor.personId));
    await post(`/roundtables/${roundtableId}/transitions`, { to: 'in-session' }).expect(200);
    await shown(({ meeting }) => meeting.state === 'in-session');
    await screens[0]!.ask('give-floor', { personId: worker.actor.personId, replaces: null });
    await post(`/roundtables/${roundtableId}/transitions`, { to: 'closed' }).expect(400);
    await post(`/live/roundtables/${roundtableId}/close`, { commandId: newId(), to: 'closed' }).expect(200);
    await shown(({ meeting }) => meeting.state === 'closed' && !meeting.open);
    await until(() => screens.every(({ state }) => state.speech === null));
    const refused = await screens[1]!.ask('raise-hand', { kind: 'contribution' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'live.room.not-open', status: 409 } });
    expect(JSON.stringify(screens[1]!.view)).not.toMatch(/female|"sex"/);
  });

  it('is left by all when the roundtable returns to draft, and can then be entered only by those who prepare it', async () => {
    const [chair, delegate] = [await joined(facilitator), await joined(worker)];
    const closed = new Promise((resolve) => delegate.socket.once('disconnect', resolve));
    await supertest(running.url)
      .post(`/api/workspaces/${workspace.workspaceId}/live/roundtables/${roundtableId}/close`)
      .set('cookie', facilitator.cookie)
      .send({ commandId: newId(), to: 'draft', reason: 'Convened too early.' })
      .expect(200);
    await closed;
    delegate.socket.connect();
    expect(await delegate.join()).toMatchObject({ ok: false, problem: { code: 'live.room.not-found' } });
    expect(await chair.join()).toMatchObject({ ok: true, view: { meeting: { state: 'planned', open: false } } });
    expect(delegate.view?.meeting.state).toBe('convened');
  });

  it('gives the floor for the faster of two facilitators, and notifies the other who it was', async () => {
    const second = await member('facilitator', null);
    const [one, other, delegate] = [await joined(facilitator), await joined(second), await joined(worker)];
    const wishes = [worker, employer].map(({ actor }) => ({ personId: actor.personId, replaces: null }));
    const answers = await Promise.all([one.ask('give-floor', wishes[0]), other.ask('give-floor', wishes[1])]);
    const late = answers.find(({ ok }) => !ok);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(late).toMatchObject({ problem: { code: 'live.floor.overtaken', status: 409 } });
    expect((late?.problem as unknown as { title: string }).title).toMatch(/ gave the floor to .* before you\.$/);
    await until(() => delegate.state.speech !== null);
    expect(await one.ask('undo-floor', { speechId: delegate.state.speech!.id })).toMatchObject({ ok: true });
    await until(() => delegate.state.speech === null);
    expect(fingerprint(delegate.state)).toBe(await delegate.sync());
  });

  it('shows the meeting on a screen without an account that was paired by its code, until it is removed or the meeting ends', async () => {
    const screen = await open(null);
    const { code } = (await screen.socket.emitWithAck('wait-for-pairing', {})) as { code: string };
    const paired = new Promise<{ workspaceId: string; secret: string }>((take) => screen.socket.once('paired', take));
    await http(worker, '/screens').post({ code }).expect(403);
    await http(facilitator, '/screens').post({ code: 'ZZZZZZZZ' }).expect(404);
    const { body: first } = await http(facilitator, '/screens').post({ code }).expect(200);
    const { workspaceId, secret } = await paired;
    await http(facilitator, '/screens').post({ code }).expect(404);
    const shown = () => supertest(running.url).get(`/api/live/screens/${workspaceId}/${secret}`);
    await http(worker, '/raise-hand').post({ commandId: newId(), kind: 'contribution' }).expect(200);
    const { body } = await shown().expect(200);
    expect(body.joinLink).toContain(`/meetings/${roundtableId}/live/phone`);
    expect(body.state.hands).toHaveLength(1);
    // the names that are shown, and no others
    expect(body.view.seats.map(({ personId }: { personId: string }) => personId)).toEqual([worker.actor.personId]);
    expect(JSON.stringify(body)).not.toMatch(/female|"sex"/);
    await supertest(running.url)
      .delete(address(`/screens/${first.id}`))
      .set('cookie', facilitator.cookie)
      .expect(204);
    await shown().expect(404);
    await supertest(running.url)
      .get(`/api/live/screens/${workspaceId}/${'x'.repeat(43)}`)
      .expect(404);
  });

  it('serves a phone without sockets by the same rules', async () => {
    const chair = await joined(facilitator);
    const raised = await http(worker, '/raise-hand').post({ commandId: newId(), kind: 'point-of-order' }).expect(200);
    expect(raised.body).toEqual({ seq: 1 });
    await until(() => chair.state.hands.length === 1);
    const { body } = await http(worker, '/events?after=0').get().expect(200);
    expect(body.hash).toBe(fingerprint(body.state as RoomState));
    const refused = await http(worker, '/move-cursor')
      .post({ commandId: newId(), agendaItemId: items[0], replaces: null })
      .expect(403);
    expect(refused.body).toMatchObject({ code: 'platform.auth.not-permitted' });
    const proposal = await http(facilitator, '/proposal').get().expect(200);
    expect(proposal.body).toMatchObject({
      personId: worker.actor.personId,
      sentence: { en: 'None of the three groups has spoken yet. No one else is waiting.' },
    });
    const room = await http(worker, '').get().expect(200);
    expect(room.body).toMatchObject({ you: { moderates: false, seated: true } });
    expect(JSON.stringify(room.body)).not.toContain('female');
  });

  it.each<[string, (delegate: Screen) => Promise<Answer>, string]>([
    [
      'a command before joining',
      async () => (await open(worker)).ask('raise-hand', { kind: 'contribution' }),
      'live.room.not-joined',
    ],
    [
      'a command after leaving',
      async (delegate) => {
        await delegate.ask('leave');
        return delegate.ask('raise-hand', { kind: 'contribution' });
      },
      'live.room.not-joined',
    ],
    [
      'the floor from a delegate',
      (delegate) => delegate.ask('give-floor', { personId: newId(), replaces: null }),
      'platform.auth.not-permitted',
    ],
    ['a pause from a delegate', (delegate) => delegate.ask('pause'), 'live.room.not-moderating'],
    ['a delegate of another roundtable', async () => (await open(guest)).join(), 'live.room.not-invited'],
    ['a room that does not exist', async () => (await open(facilitator, newId())).join(), 'live.room.not-found'],
    ['nobody', async () => (await open(null)).join(), 'platform.auth.sign-in-needed'],
    [
      'unknown fields',
      (delegate) => delegate.ask('raise-hand', { kind: 'contribution', sex: 'male' }),
      'platform.http.input-invalid',
    ],
    [
      'a kind that does not exist',
      (delegate) => delegate.ask('raise-hand', { kind: 'song' }),
      'platform.http.input-invalid',
    ],
    [
      'nothing at all',
      async (delegate) => (await delegate.socket.timeout(8000).emitWithAck('raise-hand')) as Answer,
      'platform.auth.workspace-not-found',
    ],
    [
      'another workspace',
      (delegate) => delegate.ask('raise-hand', { kind: 'contribution', workspaceId: newId() }),
      'platform.auth.workspace-not-found',
    ],
  ])('refuses %s', async (_, attempt, code) => {
    const delegate = await joined(worker);
    expect(await attempt(delegate)).toMatchObject({ ok: false, problem: { code } });
    const { body } = await http(facilitator, '/events?after=0').get().expect(200);
    expect(body.seq).toBe(0);
  });

  it('lets no one act in one room with the rights of another', async () => {
    const delegate = await joined(worker);
    const elsewhere = await convene([employer]);
    const answer = await delegate.ask('raise-hand', { kind: 'contribution', meetingId: elsewhere });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'live.room.not-joined' } });
    const stranger = await open(worker, elsewhere);
    expect(await stranger.join()).toMatchObject({ ok: false, problem: { code: 'live.room.not-invited' } });
    expect(await stranger.ask('raise-hand', { kind: 'contribution' })).toMatchObject({ ok: false });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['signs out', () => supertest(running.url).post('/api/sign-out').set('cookie', worker.cookie)],
    [
      'loses the membership',
      () => inApp(KeepMembers).remove(workspace.system, { accountId: worker.actor.accountId!, baseVersion: 1 }),
    ],
    [
      'loses the seat',
      async () => {
        const seats = await inApp(Database).read(workspace.system, (tx) =>
          inApp(DialogueFacade).seats(tx, roundtableId),
        );
        const { id: seatId } = seats.find(({ personId }) => personId === worker.actor.personId)!;
        await inApp(VacateSeat).execute(workspace.system, { seatId, baseVersion: 1 });
      },
    ],
  ])('disconnects at once a person who %s', async (_, lose) => {
    const [chair, delegate] = [await joined(facilitator), await joined(worker)];
    const closed = new Promise((resolve) => delegate.socket.once('disconnect', resolve));
    await lose();
    await closed;
    expect(await chair.ask('pause')).toMatchObject({ ok: true });
    await until(() => chair.state.seq === 1);
    expect(delegate.heard).toEqual([]);
    delegate.socket.connect();
    expect(await delegate.join()).toMatchObject({ ok: false });
    worker = await member('member', 'workers');
  });

  it('sends nothing to a restored connection after the right to be in the room was lost', async () => {
    const [chair, delegate] = [await joined(facilitator), await joined(worker)];
    await chair.ask('pause');
    await until(() => delegate.heard.length === 1);
    delegate.socket.io.engine.close();
    await supertest(running.url).post('/api/sign-out').set('cookie', worker.cookie);
    await until(() => delegate.socket.connected);
    await chair.ask('resume');
    await until(() => chair.state.seq === 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(delegate.heard).toEqual([1]);
    worker = await member('member', 'workers');
  });

  it('disconnects at once a facilitator without a seat whose role becomes that of a plain member', async () => {
    const second = await member('facilitator', null);
    const screen = await joined(second);
    const closed = new Promise((resolve) => screen.socket.once('disconnect', resolve));
    const change = { accountId: second.actor.accountId!, baseVersion: 1, roles: ['member'] as const };
    await inApp(KeepMembers).changeRoles(workspace.system, change);
    await closed;
    screen.socket.connect();
    expect(await screen.join()).toMatchObject({ ok: false, problem: { code: 'live.room.not-invited' } });
  });

  it('keeps a seated facilitator whose role becomes that of a plain member, and refuses moderation from then on', async () => {
    const second = await member('facilitator', 'employers');
    await inApp(SeatPeople).execute(workspace.system, {
      roundtableId,
      people: [{ personId: second.actor.personId!, kind: 'titular' }],
    });
    const screen = await joined(second);
    const change = { accountId: second.actor.accountId!, baseVersion: 1, roles: ['member'] as const };
    await inApp(KeepMembers).changeRoles(workspace.system, change);
    expect(await screen.ask('pause')).toMatchObject({ ok: false, problem: { code: 'live.room.not-moderating' } });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(screen.socket.connected).toBe(true);
  });
});
