import { clockOffset, type ClockSample } from '#server/modules/live/domain/room/clock.js';
import type { RoomEvent } from '#server/modules/live/domain/room/events.js';
import { fingerprint } from '#server/modules/live/domain/room/fingerprint.js';
import { reduce, reducerVersion, replay } from '#server/modules/live/domain/room/reduce.js';
import { emptyRoom, type RoomState } from '#server/modules/live/domain/room/state.js';
import type { SharedView } from '#server/modules/live/domain/room/view.js';
import type {
  ClientCommands,
  Joined,
  Presence,
  RoomAddress,
  ServerMessages,
  Standing,
} from '#server/modules/live/realtime/protocol.js';
import {
  type Answer,
  type CommandName,
  CommandSender,
  notJoined,
  Outbox,
  type Pending,
  type Refused,
  type Store,
} from './outbox.js';

const answerWithin = 8_000;
const syncEvery = 30_000;
/**
 * Milliseconds. Events of one commit may arrive out of order within this time; then the client requests missing ones.
 */
const gapPatience = 400;
/** Milliseconds without a heartbeat after which the connection counts as lost, and between two checks. */
const quietAfter = 4_000;
const lookEvery = 500;

/** Answers about the server's time from which its offset is estimated. */
const samplesKept = 12;

/** The part of a socket that the client needs; socket.io's implements it. */
export interface RoomSocket {
  readonly connected: boolean;
  on(event: string, listener: (message: never) => void): unknown;
  off(event: string, listener: (message: never) => void): unknown;
  /** The server sends a heartbeat every two seconds. */
  readonly io: {
    on(event: 'ping', listener: () => void): unknown;
    off(event: 'ping', listener: () => void): unknown;
  };
  timeout(milliseconds: number): { emitWithAck(name: string, payload: unknown): Promise<unknown> };
}

/** `out-of-sync`: even the complete state from the server does not match; the page must be reloaded. */
export type Connection = 'joining' | 'connected' | 'catching-up' | 'reconnecting' | 'refused' | 'out-of-sync';

/** An immutable snapshot for the screen. */
export interface RoomPicture {
  readonly state: RoomState;
  readonly connection: Connection;
  readonly present: Presence;
  /** The latest agenda, seats and state of the roundtable; null until the room is joined. */
  readonly view: SharedView | null;
  /** Commands that are not confirmed yet, wait for the connection, or wait for a decision. */
  readonly pending: readonly Pending[];
  /** The last refusal, until it is dismissed. */
  readonly refused: Refused | null;
  /** Offset in milliseconds to add to this device's clock. */
  readonly offset: number;
}

export const emptyPicture: Omit<RoomPicture, 'pending'> = {
  state: emptyRoom,
  connection: 'joining',
  present: { number: 0, government: 0, employers: 0, workers: 0, others: 0 },
  view: null,
  refused: null,
  offset: 0,
};

export interface RoomDevice {
  readonly now: () => number;
  readonly newId: () => string;
  readonly store: Store;
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

/**
 * Follows one room: joins, applies events in order, sends each command exactly once, and verifies that its state
 * equals the server's.
 */
export class RoomClient {
  private picture: RoomPicture;
  private readonly listeners = new Set<() => void>();
  private readonly early = new Map<number, RoomEvent>();
  private readonly outbox: Outbox;
  private readonly sender: CommandSender;
  private samples: readonly ClockSample[] = [];
  private lastHeartbeat = 0;
  private stops: (() => void)[] = [];
  private gapTimer: (() => void) | undefined;
  private stopped = true;
  /** Whether the room was joined on the current connection. */
  private joined = false;
  /** Identifies this visit: the message that the previous page was left may arrive after this one has entered. */
  private visitId = '';

  constructor(
    private readonly socket: RoomSocket,
    private readonly address: RoomAddress,
    private readonly device: RoomDevice,
  ) {
    this.outbox = new Outbox(`live:${address.workspaceId}:${address.meetingId}:`, device.store);
    this.sender = new CommandSender(this.outbox, this.line());
    this.picture = { ...emptyPicture, pending: this.outbox.all };
  }

  readonly look = (): RoomPicture => this.picture;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.stopped = false;
    this.visitId = this.device.newId();
    this.heard();
    const alive = (): void => this.heard();
    this.socket.io.on('ping', alive);
    this.stops.push(() => this.socket.io.off('ping', alive));
    this.every(lookEvery, () => this.lookForLife());
    this.listen('connect', () => void this.join());
    this.listen('disconnect', () => {
      this.joined = false;
      this.show({ connection: 'reconnecting' });
    });
    this.listen<ServerMessages['event']>('event', (message) => this.hear(message));
    this.listen<ServerMessages['presence']>('presence', (message) => this.note(message));
    this.listen<ServerMessages['view']>('view', (message) => this.note(message));
    this.every(syncEvery, () => void this.sync());
    if (this.socket.connected) void this.join();
  }

  stop(): void {
    this.stopped = true;
    if (this.socket.connected)
      void this.ask('leave', { ...this.address, visitId: this.visitId }).catch(() => undefined);
    for (const stop of this.stops) stop();
    this.stops = [];
    this.gapTimer?.();
  }

  /** Stores the command until the server has answered it, across lost connections and reloads. */
  send<Name extends CommandName>(name: Name, body: Omit<ClientCommands[Name], keyof RoomAddress | 'commandId'>): void {
    this.outbox.add({ name, ...this.given(body) });
    this.show({ pending: this.outbox.all, refused: null });
    void this.sender.send();
  }

  /** Sends a command that waited for a decision; it takes effect now. */
  run(pending: Pending): void {
    this.outbox.again(pending, this.given(pending.payload));
    this.show({ pending: this.outbox.all });
    void this.sender.send();
  }

  /** Discards one command, or all that were not answered yet. */
  discard(pending?: Pending): void {
    if (pending === undefined) this.outbox.clear();
    else this.outbox.drop(pending);
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
    const answer = (await this.socket.timeout(answerWithin).emitWithAck(name, payload)) as Answer<T>;
    this.heard();
    return answer;
  }

  private heard(): void {
    const cut = this.isQuiet();
    this.lastHeartbeat = this.device.now();
    if (cut && this.joined && this.socket.connected) void this.sync();
  }

  private isQuiet(): boolean {
    return this.device.now() - this.lastHeartbeat > quietAfter;
  }

  /** A lost network sends no signal, and the socket itself would notice only after its own, longer timeout. */
  private lookForLife(): void {
    const { connection } = this.picture;
    if (this.isQuiet() && (connection === 'connected' || connection === 'catching-up'))
      this.show({ connection: 'reconnecting' });
  }

  private given(body: object): Pick<Pending, 'payload' | 'at' | 'offset' | 'seenSeq'> {
    const payload = { ...body, ...this.address, commandId: this.device.newId() };
    return { payload, at: this.device.now(), offset: this.offset, seenSeq: this.picture.state.seq };
  }

  private line(): ConstructorParameters<typeof CommandSender>[1] {
    const offset = (): number => this.offset ?? 0;
    return {
      ask: (name, payload) => this.ask(name, payload),
      isOpen: () => this.joined && !this.stopped && !this.isQuiet() && this.offset !== null,
      offset,
      serverNow: () => this.device.now() + offset(),
      rejoin: () => {
        this.joined = false;
        return this.join();
      },
      shut: (problem) => this.refuse(problem),
      changed: (refused) => {
        this.settle();
        if (refused) this.show({ refused });
      },
      tryLater: () => this.retryLater(() => void this.sender.send()),
    };
  }

  private async join(lastSeq = this.picture.state.seq): Promise<void> {
    if (this.picture.connection !== 'joining') this.show({ connection: 'catching-up' });
    try {
      const answer = await this.ask<Joined>('join', { ...this.address, lastSeq, visitId: this.visitId });
      if (!answer.ok) return this.refuse(answer.problem);
      this.joined = true;
      // the device may have slept, so that earlier answers are no longer valid
      this.samples = [];
      this.catchUp(answer);
      this.note({ ...this.address, view: answer.view });
      await this.measure(4);
      await this.sender.send();
    } catch {
      this.retryLater(() => void this.join());
    }
  }

  private refuse(problem: Refused): void {
    // the database may be unavailable for some seconds; the server then says so, and the client asks again
    if (problem.status === 503) return this.retryLater(() => void this.join());
    this.joined = false;
    this.show({ connection: 'refused', refused: problem });
  }

  private retryLater(work: () => void): void {
    if (this.stopped) return;
    this.stops.push(this.device.later(() => this.socket.connected && work(), 1_500));
  }

  private catchUp(standing: Standing): void {
    const { seq, hash, state, events, present, reducer } = standing;
    if (reducer !== reducerVersion) return this.show({ connection: 'out-of-sync' });
    const next = replay(state ?? this.picture.state, events);
    this.show({ state: next });
    this.note({ ...this.address, present });
    this.takeEarly();
    if (next.seq === seq && fingerprint(next) !== hash) {
      if (state === null) return void this.join(0);
      return this.show({ connection: 'out-of-sync' });
    }
    this.settle();
    this.show({ connection: 'connected' });
  }

  private async sync(): Promise<void> {
    if (!this.joined) return;
    try {
      const answer = await this.ask<Standing>('sync', { ...this.address, lastSeq: this.picture.state.seq });
      if (answer.ok) this.catchUp(answer);
      else if (answer.problem.code === notJoined) await this.join();
      else this.refuse(answer.problem);
      await this.measure(1);
      await this.sender.send();
    } catch {
      this.show({ connection: this.socket.connected && !this.isQuiet() ? 'catching-up' : 'reconnecting' });
    }
  }

  private hear({ meetingId, event }: ServerMessages['event']): void {
    if (meetingId !== this.address.meetingId || event.seq <= this.picture.state.seq) return;
    this.early.set(event.seq, event);
    if (this.joined) this.takeEarly();
    if (this.early.size === 0 || this.gapTimer !== undefined) return;
    this.gapTimer = this.device.later(() => {
      this.gapTimer = undefined;
      if (this.early.size > 0) void this.sync();
    }, gapPatience);
  }

  /** Applies the received events as far as their numbers are consecutive. */
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

  /** A command is done when the room has reached the number that the server returned for it. */
  private settle(): void {
    this.outbox.dropDoneBy(this.picture.state.seq);
    if (this.outbox.all !== this.picture.pending) this.show({ pending: this.outbox.all });
  }

  /** Replies and pushed messages may arrive out of order: the one with the higher number counts. */
  private note({ meetingId, present, view }: Partial<ServerMessages['presence'] & ServerMessages['view']>): void {
    if (meetingId !== this.address.meetingId) return;
    if (present && present.number > this.picture.present.number) this.show({ present });
    if (view && view.version > (this.picture.view?.version ?? 0)) this.show({ view });
  }

  /** Offset to add to this device's clock; null before the server has said its time. */
  private get offset(): number | null {
    return this.samples.length === 0 ? null : clockOffset(this.samples);
  }

  private async measure(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      const sentAt = this.device.now();
      const answer = await this.ask<{ serverTime: number }>('clock', {});
      if (!answer.ok) continue;
      const sample = { sentAt, serverAt: answer.serverTime, receivedAt: this.device.now() };
      this.samples = [...this.samples, sample].slice(-samplesKept);
    }
    this.show({ offset: this.offset ?? 0 });
  }
}
