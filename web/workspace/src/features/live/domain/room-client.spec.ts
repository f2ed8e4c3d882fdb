import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { numbered } from '#server/modules/live/domain/room/decide.js';
import type { RoomEvent, RoomFact } from '#server/modules/live/domain/room/events.js';
import { fingerprint } from '#server/modules/live/domain/room/fingerprint.js';
import { reducerVersion, replay } from '#server/modules/live/domain/room/reduce.js';
import { emptyRoom, type RoomState } from '#server/modules/live/domain/room/state.js';
import { RoomClient, type RoomDevice, type RoomSocket } from './room-client.js';

const address = { workspaceId: 'w', meetingId: 'r' };
const hand = (personId: string): RoomFact =>
  ({ type: 'hand-raised', personId, kind: 'contribution', subject: null, alone: false }) as const;
const nobody = { government: 0, employers: 0, workers: 0, others: 0 };

/** An in-memory server of one room that can lose answers: the protocol without a network. */
class Server implements RoomSocket {
  connected = false;
  state: RoomState = emptyRoom;
  events: RoomEvent[] = [];
  asked: string[] = [];
  readonly sent: Record<string, unknown>[] = [];
  readonly io = {
    on: (event: string, listener: () => void) => this.on(event, listener),
    off: (event: string) => this.off(event),
  };
  time = (): number => 5_000;
  losesAnswers = false;
  reducer = reducerVersion;
  refusal: { code: string; title: string; status: number } | null = null;
  private joined = false;
  private readonly commands = new Map<string, number>();
  private readonly listeners = new Map<string, (message: never) => void>();

  on(event: string, listener: (message: never) => void): void {
    this.listeners.set(event, listener);
  }

  off(event: string): void {
    this.listeners.delete(event);
  }

  emitToClient(event: string, message?: unknown): void {
    this.listeners.get(event)?.(message as never);
  }

  connect(): void {
    this.connected = true;
    this.emitToClient('connect');
  }

  cut(): void {
    this.connected = this.joined = false;
    this.emitToClient('disconnect');
  }

  happen(...facts: RoomFact[]): RoomEvent[] {
    const fresh = numbered(this.state, facts, { by: null, now: 1 });
    this.state = replay(this.state, fresh);
    this.events.push(...fresh);
    return fresh;
  }

  timeout(): { emitWithAck(name: string, payload: unknown): Promise<unknown> } {
    return {
      emitWithAck: async (name, payload) => {
        if (!this.connected) throw new Error('cut');
        this.asked.push(name);
        const answer = this.answer(name, payload as { lastSeq: number; commandId: string; personId: string });
        if (this.losesAnswers && name !== 'join' && name !== 'clock') throw new Error('lost');
        return answer;
      },
    };
  }

  private answer(name: string, payload: { lastSeq: number; commandId: string; personId: string }): unknown {
    if (name === 'clock') return { ok: true, serverTime: this.time() };
    if (name === 'leave') return { ok: true };
    if (name === 'join') this.joined = true;
    if (!this.joined) return { ok: false, problem: { code: 'live.room.not-joined', title: '', status: 409 } };
    if (name === 'join' || name === 'sync') return this.standing(payload.lastSeq);
    if (this.refusal) return { ok: false, problem: this.refusal };
    if (!this.commands.has(payload.commandId)) this.sent.push({ ...payload });
    const seq = this.commands.get(payload.commandId) ?? this.happen(hand('me')).at(-1)!.seq;
    this.commands.set(payload.commandId, seq);
    return { ok: true, seq };
  }

  private standing(lastSeq: number): unknown {
    const whole = lastSeq === 0 || lastSeq > this.state.seq;
    return {
      ok: true,
      seq: this.state.seq,
      hash: fingerprint(this.state),
      state: whole ? this.state : null,
      events: whole ? [] : this.events.slice(lastSeq),
      reducer: this.reducer,
      present: { number: this.asked.length, ...nobody },
      view: { version: this.asked.length },
      serverTime: 0,
    };
  }
}

interface Bench {
  readonly server: Server;
  readonly client: RoomClient;
  readonly store: Map<string, string>;
  /** Runs everything that waits for a shorter timer. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
};

function bench(store = new Map<string, string>()): Bench {
  const server = new Server();
  let now = 0;
  let counter = 0;
  server.time = () => now + 5_000;
  let timers: { at: number; work: () => void }[] = [];
  const device: RoomDevice = {
    now: () => now,
    newId: () => `c${(counter += 1)}`,
    store: {
      names: (beginning) => [...store.keys()].filter((key) => key.startsWith(beginning)),
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
      removeItem: (key) => void store.delete(key),
    },
    later: (work, milliseconds) => {
      const timer = { at: now + milliseconds, work };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
  };
  const wait = async (milliseconds: number): Promise<void> => {
    await settled();
    now += milliseconds;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { work } of due) work();
    await settled();
  };
  return { server, client: new RoomClient(server, address, device), store, wait };
}

async function joined(): Promise<Bench> {
  const made = bench();
  made.client.start();
  made.server.connect();
  await settled();
  return made;
}

describe('the room client', () => {
  it("joins, is connected and knows the server's time", async () => {
    const { client } = await joined();
    expect(client.look()).toMatchObject({ connection: 'connected', offset: 5_000 });
  });

  it('applies events in order, whatever the order in which they arrive', async () => {
    const { server, client } = await joined();
    const [first, second] = server.happen(hand('a'), hand('b'));
    server.emitToClient('event', { meetingId: 'r', event: second });
    expect(client.look().state.seq).toBe(0);
    server.emitToClient('event', { meetingId: 'r', event: first });
    server.emitToClient('event', { meetingId: 'r', event: first });
    expect(client.look().state).toEqual(server.state);
  });

  it('requests missing events when a number does not arrive', async () => {
    const { server, client, wait } = await joined();
    const [, second] = server.happen(hand('a'), hand('b'));
    server.emitToClient('event', { meetingId: 'r', event: second });
    await wait(400);
    expect(client.look().state).toEqual(server.state);
  });

  it('catches up after a lost connection and sends what was given meanwhile, once', async () => {
    const { server, client } = await joined();
    server.cut();
    expect(client.look().connection).toBe('reconnecting');
    client.send('raise-hand', { kind: 'contribution' });
    server.happen(hand('a'));
    expect(client.look().pending).toHaveLength(1);
    server.connect();
    await settled();
    server.emitToClient('event', { meetingId: 'r', event: server.events.at(-1) });
    expect(client.look()).toMatchObject({ connection: 'connected', pending: [], state: server.state });
    expect(server.events).toHaveLength(2);
  });

  it('repeats a command whose answer was lost, and the room carries it out once', async () => {
    const { server, client, wait } = await joined();
    server.losesAnswers = true;
    client.send('raise-hand', { kind: 'contribution' });
    await settled();
    server.losesAnswers = false;
    await wait(1_500);
    expect(server.asked.filter((name) => name === 'raise-hand')).toHaveLength(2);
    expect(server.events).toHaveLength(1);
  });

  it('keeps commands when the page is reloaded', async () => {
    const { server, client, store } = await joined();
    server.cut();
    client.send('raise-hand', { kind: 'contribution' });
    const after = bench(store);
    after.client.start();
    after.server.connect();
    await settled();
    expect(after.server.events).toHaveLength(1);
  });

  it('shows a refusal and drops the command', async () => {
    const { server, client } = await joined();
    server.refusal = { code: 'live.room.paused', title: 'Paused', status: 409 };
    client.send('raise-hand', { kind: 'contribution' });
    await settled();
    expect(client.look()).toMatchObject({ pending: [], refused: { code: 'live.room.paused' } });
  });

  it('says that the page must be reloaded when the server uses another version of the reducer', async () => {
    const made = bench();
    made.server.reducer += 1;
    made.client.start();
    made.server.connect();
    await settled();
    expect(made.client.look().connection).toBe('out-of-sync');
  });

  it('keeps the newer of two counts and of two views, whichever arrives last', async () => {
    const { server, client } = await joined();
    server.emitToClient('presence', { meetingId: 'r', present: { number: 90, ...nobody, workers: 3 } });
    server.emitToClient('presence', { meetingId: 'r', present: { number: 80, ...nobody, workers: 9 } });
    server.emitToClient('presence', { meetingId: 'another', present: { number: 99, ...nobody, workers: 8 } });
    server.emitToClient('view', { meetingId: 'r', view: { version: 90, agenda: ['new'] } });
    server.emitToClient('view', { meetingId: 'r', view: { version: 80, agenda: ['old'] } });
    expect(client.look()).toMatchObject({ present: { workers: 3 }, view: { agenda: ['new'] } });
  });

  it('fetches the whole state if its own does not match', async () => {
    const { server, client, wait } = await joined();
    server.happen(hand('a'));
    server.emitToClient('event', { meetingId: 'r', event: { ...server.events[0]!, personId: 'someone else' } });
    expect(client.look().state).not.toEqual(server.state);
    await wait(30_000);
    expect(client.look()).toMatchObject({ connection: 'connected', state: server.state });
  });

  it('shows a lost connection that is not reported after four seconds without a heartbeat, and is connected again with the next one', async () => {
    const { server, client, wait } = await joined();
    await wait(3_000);
    server.emitToClient('ping');
    await wait(3_900);
    expect(client.look().connection).toBe('connected');
    await wait(600);
    expect(client.look().connection).toBe('reconnecting');
    client.send('raise-hand', { kind: 'contribution' });
    server.happen(hand('a'));
    await settled();
    expect(server.sent).toEqual([]);
    server.emitToClient('ping');
    await settled();
    server.emitToClient('event', { meetingId: 'r', event: server.events.at(-1) });
    expect(client.look()).toMatchObject({ connection: 'connected', pending: [], state: server.state });
    expect(server.sent).toHaveLength(1);
  });

  it("sends with each command when it was given, by the server's clock, and what the person saw", async () => {
    const { server, client, wait } = await joined();
    server.cut();
    client.send('pause', {});
    await wait(1_000);
    server.connect();
    await settled();
    expect(server.sent).toMatchObject([{ meantAt: 5_000, seenSeq: 0 }]);
  });

  it('refers to a speech that was begun without a connection by its number, once the server has assigned one', async () => {
    const { server, client } = await joined();
    server.cut();
    client.send('give-floor', { personId: 'a', replaces: null });
    const { speech } = client.look().pending[0]!;
    expect(speech).toBeLessThan(0);
    client.send('end-floor', { speechId: speech });
    server.happen(hand('b'));
    server.connect();
    await settled();
    expect(server.sent).toMatchObject([{ personId: 'a' }, { speechId: 2, seenSeq: 2 }]);
  });

  it('holds an overtaken command and later ones for a decision, also after a reload, and sends them again when the person decides', async () => {
    const { server, client, store, wait } = await joined();
    server.cut();
    client.send('give-floor', { personId: 'a', replaces: null });
    client.send('end-floor', { speechId: client.look().pending[0]!.speech });
    client.send('raise-hand', { kind: 'contribution' });
    await wait(6_000);
    server.refusal = { code: 'live.command.overtaken', title: 'The room changed', status: 409 };
    server.connect();
    await settled();
    const held = ({ client: { look } }: Pick<Bench, 'client'>) =>
      look().pending.map(({ name, held: why }) => [name, why]);
    const both = [
      ['give-floor', 'overtaken'],
      ['end-floor', 'overtaken'],
    ];
    expect(held({ client })).toEqual(both);
    const after = bench(store);
    after.client.start();
    after.server.connect();
    await settled();
    expect(held(after)).toEqual(both);
    const [give, end] = after.client.look().pending;
    after.client.run(give!);
    await settled();
    after.server.emitToClient('event', { meetingId: 'r', event: after.server.events.at(-1) });
    expect(after.server.sent).toMatchObject([{ personId: 'a', meantAt: 5_000 }]);
    expect(after.client.look().pending).toMatchObject([{ payload: { speechId: 1 } }]);
    after.client.discard(after.client.look().pending[0]);
    expect([after.client.look().pending, store.size, end?.name]).toEqual([[], 0, 'end-floor']);
  });

  it('asks before it sends a command that was given more than ten minutes ago', async () => {
    const { server, client, wait } = await joined();
    server.cut();
    client.send('raise-hand', { kind: 'contribution' });
    await wait(601_000);
    server.connect();
    await settled();
    expect(server.sent).toEqual([]);
    expect(client.look().pending).toMatchObject([{ held: 'old' }]);
  });

  it('keeps commands when the session has ended meanwhile', async () => {
    const { server, client, store } = await joined();
    server.refusal = { code: 'platform.auth.sign-in-needed', title: 'Sign in', status: 401 };
    client.send('raise-hand', { kind: 'contribution' });
    await settled();
    expect(client.look()).toMatchObject({ connection: 'refused', pending: [{ name: 'raise-hand' }] });
    expect(store.size).toBe(1);
  });

  it('shows what the server and a replay of its events show, whatever is delivered late, twice or never, and of which room', async () => {
    const person = fc.constantFrom('a', 'b', 'c');
    const fact: fc.Arbitrary<RoomFact> = fc.oneof(
      person.map(hand),
      person.map((personId): RoomFact => ({ type: 'hand-lowered', personId, kind: null })),
      fc.constantFrom(null, 'i', 'j').map((agendaItemId): RoomFact => ({ type: 'cursor-moved', agendaItemId })),
      fc.constant<RoomFact>({ type: 'list-closed' }),
    );
    const delivery = fc.constantFrom('at once', 'late', 'twice', 'never', 'of another room');
    const step = fc.oneof(
      fc.record({ happens: fact, delivery }),
      fc.constantFrom('send', 'cut', 'connect', 'lose answers', 'answer again').map((does) => ({ does })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { server, client, wait } = await joined();
        let late: RoomEvent[] = [];
        const deliver = (events: readonly RoomEvent[], meetingId = 'r'): void =>
          events.forEach((event) => server.emitToClient('event', { meetingId, event }));
        let given = 0;
        for (const one of steps) {
          if ('happens' in one) {
            const fresh = server.happen(one.happens);
            if (one.delivery === 'late') late = [...fresh, ...late];
            if (one.delivery === 'of another room') deliver(fresh, 'other');
            if (one.delivery === 'at once' || one.delivery === 'twice') deliver([...fresh, ...late]);
            if (one.delivery === 'twice') deliver(fresh);
          } else if (one.does === 'send') {
            client.send('raise-hand', { kind: 'contribution' });
            given += 1;
          } else if (one.does === 'cut') server.cut();
          else if (one.does === 'connect') server.connect();
          else server.losesAnswers = one.does === 'lose answers';
          await settled();
        }
        server.losesAnswers = false;
        server.connect();
        deliver(late);
        for (let round = 0; round < 4; round += 1) await wait(30_000);
        const { state, connection, pending } = client.look();
        expect({ connection, pending, sent: server.sent.length }).toEqual({
          ...{ connection: 'connected', pending: [], sent: given },
        });
        expect(state).toEqual(server.state);
        expect(fingerprint(replay(emptyRoom, server.events))).toBe(fingerprint(state));
        client.stop();
      }),
      { numRuns: 60 },
    );
  });
});
