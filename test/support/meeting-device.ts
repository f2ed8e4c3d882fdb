import { io, type Socket } from 'socket.io-client';
import type { Clock } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import type { CommandName, Pending } from '../../web/workspace/src/features/live/domain/outbox.js';
import {
  RoomClient,
  type RoomDevice,
  type RoomPicture,
  type RoomSocket,
} from '../../web/workspace/src/features/live/domain/room-client.js';
import { type CuttableLine, cuttableLine } from './cuttable-line.js';

/** The storage of a browser, separate for each account, as in `shared/session/own-storage.ts`. */
export class BrowserStorage {
  private readonly kept = new Map<string, string>();

  of(accountId: string): RoomDevice['store'] {
    const own = `${accountId}.`;
    return {
      getItem: (name) => this.kept.get(own + name) ?? null,
      setItem: (name, value) => void this.kept.set(own + name, value),
      removeItem: (name) => void this.kept.delete(own + name),
      names: (beginning) =>
        [...this.kept.keys()].filter((key) => key.startsWith(own + beginning)).map((key) => key.slice(own.length)),
    };
  }

  erase(): void {
    this.kept.clear();
  }
}

export interface SignedIn {
  readonly accountId: string;
  readonly cookie: string;
}

export interface DeviceSettings {
  readonly url: string;
  readonly clock: Clock;
  readonly room: { readonly workspaceId: string; readonly meetingId: string };
  /** Milliseconds by which the clock of this device is wrong. */
  readonly wrongBy: number;
  /** Receives the answer to each command that the server has answered. */
  readonly answered?: (answer: CommandAnswer) => void;
}

export interface CommandAnswer {
  readonly ok: boolean;
  readonly name: string;
  readonly commandId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The number of the last event of the room after the command. */
  readonly seq: number;
}

/**
 * A browser with the live room open: the room client of the pages over real sockets, on a connection that can be cut
 * and a clock that the test advances. Reloading ends the page at once and opens another one on the same storage.
 */
export class MeetingDevice {
  client!: RoomClient;
  private socket!: Socket;
  private beats = new Set<() => void>();
  private offline = false;

  private constructor(
    private readonly settings: DeviceSettings,
    private readonly line: CuttableLine,
    readonly storage: BrowserStorage,
    private who: SignedIn,
  ) {}

  static async open(settings: DeviceSettings, who: SignedIn): Promise<MeetingDevice> {
    const device = new MeetingDevice(settings, await cuttableLine(settings.url), new BrowserStorage(), who);
    device.load();
    return device;
  }

  get picture(): RoomPicture {
    return this.client.look();
  }

  get isCut(): boolean {
    return this.offline;
  }

  /** The number of the speech that this screen shows. */
  get speech(): number | null {
    const { state, pending } = this.picture;
    return this.sent(pending).reduce<number | null>((shown, { name, speech, doneAt }) => {
      if (name === 'give-floor') return doneAt ?? speech;
      return name === 'end-floor' ? null : shown;
    }, state.speech?.id ?? null);
  }

  get cursor(): string | null {
    const { state, pending } = this.picture;
    const moves = this.sent(pending).filter(({ name }) => name === 'move-cursor');
    return moves.length === 0 ? state.cursor : (moves.at(-1)!.payload['agendaItemId'] as string);
  }

  give(personId: string, kind: 'contribution' | 'point-of-order' = 'contribution'): void {
    const wish = { personId, kind, limitSeconds: 180, override: 'chair-discretion' as const };
    this.client.send('give-floor', { ...wish, replaces: this.speech });
  }

  end(): void {
    this.client.send('end-floor', { speechId: this.speech! });
  }

  turnTo(agendaItemId: string): void {
    this.client.send('move-cursor', { agendaItemId, replaces: this.cursor });
  }

  do(name: Extract<CommandName, 'pause' | 'resume'>): void {
    this.client.send(name, {});
  }

  /** Sends commands that wait for a decision, for the current state of the room. */
  runHeld(): void {
    const { state, pending } = this.picture;
    for (const one of pending.filter(({ held }) => held !== undefined))
      this.client.run({ ...one, payload: { ...one.payload, replaces: state.speech?.id ?? null } });
  }

  cut(): void {
    this.offline = true;
    this.line.cut();
  }

  mend(): void {
    this.offline = false;
    this.line.mend();
  }

  /** Two seconds have passed on the clock of the test: a heartbeat arrives, unless the connection is cut. */
  beat(): void {
    if (!this.offline && this.socket.connected) for (const beat of this.beats) beat();
  }

  reload(): void {
    this.leave();
    this.load();
  }

  /** The network is lost and comes back while the page stays open. */
  breakConnection(): void {
    this.socket.io.engine.close();
  }

  signIn(who: SignedIn): void {
    this.who = who;
    this.reload();
  }

  /** Another session in the same browser, while the page of the first is still open. */
  signInBehind(who: SignedIn): void {
    this.who = who;
    this.socket.io.opts.extraHeaders = { cookie: who.cookie };
    this.breakConnection();
  }

  async close(): Promise<void> {
    this.leave();
    await this.line.close();
  }

  private sent(pending: readonly Pending[]): readonly Pending[] {
    const { seq } = this.picture.state;
    return pending.filter(({ held, doneAt }) => held === undefined && (doneAt === undefined || doneAt > seq));
  }

  /** The connection is closed first: a page that is reloaded or closed has no time to announce it. */
  private leave(): void {
    this.socket.disconnect();
    this.client.stop();
  }

  private load(): void {
    const { accountId, cookie } = this.who;
    const { clock, wrongBy, room, answered } = this.settings;
    const options = { transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200 };
    const auth = { account: accountId, language: 'en' };
    const socket = io(`${this.line.url}/live`, { ...options, auth, extraHeaders: { cookie } });
    const beats = new Set<() => void>();
    this.socket = socket;
    this.beats = beats;
    this.client = new RoomClient(socketWithBeats(socket, beats, answered), room, {
      now: () => clock.now().getTime() + wrongBy,
      newId,
      store: this.storage.of(accountId),
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    this.client.start();
  }
}

function socketWithBeats(socket: Socket, beats: Set<() => void>, answered: DeviceSettings['answered']): RoomSocket {
  return {
    get connected() {
      return socket.connected;
    },
    on: (event, listener) => socket.on(event, listener as () => void),
    off: (event, listener) => socket.off(event, listener as () => void),
    io: {
      on: (event, listener) => {
        beats.add(listener);
        return socket.io.on(event, listener);
      },
      off: (event, listener) => {
        beats.delete(listener);
        return socket.io.off(event, listener);
      },
    },
    timeout: (milliseconds) => ({
      async emitWithAck(name, sent) {
        const answer: unknown = await socket.timeout(milliseconds).emitWithAck(name, sent);
        const payload = sent as CommandAnswer['payload'];
        const { commandId } = payload;
        const { ok, seq } = answer as Pick<CommandAnswer, 'ok' | 'seq'>;
        if (typeof commandId === 'string') answered?.({ ok, name, commandId, payload, seq });
        return answer;
      },
    }),
  };
}
