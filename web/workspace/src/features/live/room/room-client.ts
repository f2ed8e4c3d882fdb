import { clockOffset, type ClockSample } from '../../../../../../src/modules/live/domain/room/clock.js';
import type { RoomEvent } from '../../../../../../src/modules/live/domain/room/events.js';
import { fingerprint } from '../../../../../../src/modules/live/domain/room/fingerprint.js';
import { reduce, replay } from '../../../../../../src/modules/live/domain/room/reduce.js';
import { emptyRoom, type RoomState } from '../../../../../../src/modules/live/domain/room/state.js';
import type {
  ClientCommands,
  Present,
  RoomAddress,
  ServerMessages,
  Standing,
} from '../../../../../../src/modules/live/realtime/protocol.js';
import { type CommandName, Outbox, type Pending, type Store } from './outbox.js';

/** What the client needs of a socket; socket.io's fits. */
export interface RoomSocket {
  readonly connected: boolean;
  on(event: string, listener: (message: never) => void): unknown;
  off(event: string, listener: (message: never) => void): unknown;
  timeout(milliseconds: number): { emitWithAck(name: string, payload: unknown): Promise<unknown> };
}

/** A refusal as the server words it. */
export interface Refused {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
}

/** `out-of-step`: even the whole state of the server does not fit; the page has to be loaded again. */
export type Connection = 'joining' | 'in-step' | 'catching-up' | 'reconnecting' | 'refused' | 'out-of-step';

/** One immutable picture for the screen. */
export interface RoomPicture {
  readonly state: RoomState;
  readonly connection: Connection;
  readonly present: readonly Present[];
  /** Sent and not yet confirmed, or waiting for the connection. */
  readonly pending: readonly Pending[];
  /** The last refusal, until it is dismissed. */
  readonly refused: Refused | null;
  /** Milliseconds to add to this device's clock. */
  readonly offset: number;
}

export interface RoomDevice {
  readonly now: () => number;
  readonly newId: () => string;
  readonly store: Store;
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

type Answer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problem: Refused };

const answerWithin = 8_000;
const syncEvery = 30_000;
/** Events of one commit may overtake each other by this much before the client asks. */
const gapPatience = 400;
const samplesKept = 12;
const notJoined = 'live.room.not-joined';

/** Follows one room: joins, takes in events in order, sends what was typed exactly once, proves that it is in step. */
export class RoomClient {
  private picture: RoomPicture;
  private readonly listeners = new Set<() => void>();
  private readonly early = new Map<number, RoomEvent>();
  private readonly outbox: Outbox;
  private samples: readonly ClockSample[] = [];
  private stops: (() => void)[] = [];
  private gapTimer: (() => void) | undefined;
  private stopped = true;
  /** In the room on this connection. */
  private joined = false;
  private draining = false;

  constructor(
    private readonly socket: RoomSocket,
    private readonly address: RoomAddress,
    private readonly device: RoomDevice,
  ) {
    this.outbox = new Outbox(`live:${address.workspaceId}:${address.roundtableId}`, device.store);
    const pending = this.outbox.all;
    this.picture = { state: emptyRoom, connection: 'joining', present: [], pending, refused: null, offset: 0 };
  }

  readonly look = (): RoomPicture => this.picture;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.stopped = false;
    this.listen('connect', () => void this.join());
    this.listen('disconnect', () => {
      this.joined = false;
      this.show({ connection: 'reconnecting' });
    });
    this.listen<ServerMessages['event']>('event', (message) => this.hear(message));
    this.listen<ServerMessages['presence']>('presence', (message) => this.greet(message));
    this.every(syncEvery, () => void this.sync());
    if (this.socket.connected) void this.join();
  }

  stop(): void {
    this.stopped = true;
    if (this.socket.connected) void this.ask('leave', this.address).catch(() => undefined);
    for (const stop of this.stops) stop();
    this.stops = [];
    this.gapTimer?.();
  }

  /** Keeps the command until the server has answered it, over every cut and reload. */
  send<Name extends CommandName>(name: Name, body: Omit<ClientCommands[Name], keyof RoomAddress | 'commandId'>): void {
    const payload = { ...body, ...this.address, commandId: this.device.newId() };
    this.outbox.add({ name, payload, at: this.device.now() });
    this.show({ pending: this.outbox.all, refused: null });
    void this.drain();
  }

  /** Gives up what has not been answered yet; what the server already has cannot be taken back here. */
  discard(): void {
    this.outbox.clear();
    this.show({ pending: this.outbox.all });
  }

  dismiss(): void {
    this.show({ refused: null });
  }

  private listen<T>(event: string, listener: (message: T) => void): void {
    this.socket.on(event, listener as (message: never) => void);
    this.stops.push(() => this.socket.off(event, listener as (message: never) => void));
  }

  private every(milliseconds: number, work: () => void): void {
    let cancel = (): void => undefined;
    const again = (): void => {
      cancel = this.device.later(() => {
        work();
        again();
      }, milliseconds);
    };
    again();
    this.stops.push(() => cancel());
  }

  private show(changes: Partial<RoomPicture>): void {
    if (this.stopped) return;
    this.picture = { ...this.picture, ...changes };
    for (const listener of this.listeners) listener();
  }

  private async ask<T>(name: keyof ClientCommands, payload: unknown): Promise<Answer<T>> {
    return (await this.socket.timeout(answerWithin).emitWithAck(name, payload)) as Answer<T>;
  }

  private async join(lastSeq = this.picture.state.seq): Promise<void> {
    if (this.picture.connection !== 'joining') this.show({ connection: 'catching-up' });
    try {
      const answer = await this.ask<Standing>('join', { ...this.address, lastSeq });
      if (!answer.ok) return this.refuse(answer.problem);
      this.joined = true;
      this.catchUp(answer);
      await this.measure(4);
      await this.drain();
    } catch {
      this.retryLater(() => void this.join());
    }
  }

  private refuse(problem: Refused): void {
    // the database may be away for some seconds: then the server says so, and the room is asked again
    if (problem.status === 503) return this.retryLater(() => void this.join());
    this.joined = false;
    this.show({ connection: 'refused', refused: problem });
  }

  private retryLater(work: () => void): void {
    if (this.stopped) return;
    this.stops.push(this.device.later(() => this.socket.connected && work(), 1_500));
  }

  private catchUp(standing: Standing): void {
    const { seq, hash, state, events, present } = standing;
    const next = replay(state ?? this.picture.state, events);
    this.show({ state: next, present });
    this.takeEarly();
    if (next.seq === seq && fingerprint(next) !== hash) {
      if (state === null) return void this.join(0);
      return this.show({ connection: 'out-of-step' });
    }
    this.settle();
    this.show({ connection: 'in-step' });
  }

  private async sync(): Promise<void> {
    if (!this.joined) return;
    try {
      const answer = await this.ask<Standing>('sync', { ...this.address, lastSeq: this.picture.state.seq });
      if (answer.ok) this.catchUp(answer);
      else if (answer.problem.code === notJoined) await this.join();
      else this.refuse(answer.problem);
      await this.measure(1);
    } catch {
      this.show({ connection: this.socket.connected ? 'catching-up' : 'reconnecting' });
    }
  }

  private hear({ roundtableId, event }: ServerMessages['event']): void {
    if (roundtableId !== this.address.roundtableId || event.seq <= this.picture.state.seq) return;
    this.early.set(event.seq, event);
    if (this.joined) this.takeEarly();
    if (this.early.size === 0 || this.gapTimer !== undefined) return;
    this.gapTimer = this.device.later(() => {
      this.gapTimer = undefined;
      if (this.early.size > 0) void this.sync();
    }, gapPatience);
  }

  /** Takes in what has come, as far as the numbers follow each other. */
  private takeEarly(): void {
    let { state } = this.picture;
    for (let event = this.early.get(state.seq + 1); event !== undefined; event = this.early.get(state.seq + 1)) {
      state = reduce(state, event);
    }
    for (const seq of this.early.keys()) if (seq <= state.seq) this.early.delete(seq);
    if (state === this.picture.state) return;
    this.show({ state });
    this.settle();
  }

  /** A command is done when the room has come to the number that the server gave for it. */
  private settle(): void {
    this.outbox.dropDoneBy(this.picture.state.seq);
    if (this.outbox.all !== this.picture.pending) this.show({ pending: this.outbox.all });
  }

  private greet({ roundtableId, joined, left }: ServerMessages['presence']): void {
    if (roundtableId !== this.address.roundtableId) return;
    const fresh = new Set([...left, ...joined.map((one) => one.personId)]);
    const others = this.picture.present.filter((one) => !fresh.has(one.personId));
    this.show({ present: [...others, ...joined] });
  }

  private async drain(): Promise<void> {
    if (this.draining) return;
    this.draining = true;
    try {
      for (let next = this.outbox.next(); next !== undefined; next = this.outbox.next()) {
        if (!this.joined || this.stopped) return;
        const answer = await this.ask<{ seq: number }>(next.name, next.payload);
        if (answer.ok) this.outbox.done(next, answer.seq);
        else if (!(await this.comesBack(answer.problem))) this.outbox.drop(next);
        this.settle();
      }
    } catch {
      // no answer in time: the same command with the same id is sent again, and carried out once
      this.retryLater(() => void this.drain());
    } finally {
      this.draining = false;
    }
  }

  /** Whether the command stays and is sent again after this refusal. */
  private async comesBack(problem: Refused): Promise<boolean> {
    if (problem.code === notJoined) {
      this.joined = false;
      await this.join();
      return true;
    }
    if (problem.status === 503) throw new Error(problem.code);
    this.show({ refused: problem });
    return false;
  }

  private async measure(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      const sentAt = this.device.now();
      const answer = await this.ask<{ serverTime: number }>('clock', {});
      if (!answer.ok) return;
      const sample = { sentAt, serverAt: answer.serverTime, receivedAt: this.device.now() };
      this.samples = [...this.samples, sample].slice(-samplesKept);
    }
    this.show({ offset: clockOffset(this.samples) });
  }
}
