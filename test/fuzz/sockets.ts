import { io, type Socket } from 'socket.io-client';
import { newId } from '../../src/kernel/ids.js';
import { city } from '../support/demonstration.js';
import { withValue } from './hostile-values.js';
import { agendaItemIn, colleagueId, convened, interrupted, speaking } from './valid-calls-dialogue.js';
import type { Tally } from './tally.js';
import type { Fixture } from './fixture.js';

interface Ack {
  readonly ok?: boolean;
  readonly problem?: { readonly status?: number; readonly code?: string; readonly title?: string };
}

type Payload = Readonly<Record<string, unknown>>;
interface Command {
  readonly as: 'facilitator' | 'member-workers';
  /** The room in which the command is valid; by default a convened one. */
  room?(fixture: Fixture): Promise<string>;
  /** Commands that come before. */
  readonly before?: readonly string[];
  payload?(): Payload;
  /** Adds an agenda item and names it. */
  readonly item?: true;
}

const command = () => ({ commandId: newId(), meantAt: Date.now(), seenSeq: 0 });
const personId = city.actors['member-workers'].personId;
const chair = { as: 'facilitator' } as const;
const delegate = { as: 'member-workers' } as const;

/** The commands of the namespace /live, as web/workspace sends them. */
const commands: Readonly<Record<string, Command>> = {
  join: { ...chair, payload: () => ({ lastSeq: 0, visitId: newId() }) },
  leave: { ...chair, payload: () => ({ visitId: newId() }) },
  sync: { ...chair, payload: () => ({ lastSeq: 0 }) },
  clock: chair,
  'wait-for-pairing': chair,
  'raise-hand': {
    ...delegate,
    payload: () => ({
      ...{ ...command(), kind: 'contribution', personId: null, constituency: null, organisationId: null, withIds: [] },
    }),
  },
  'lower-hand': { ...delegate, payload: () => ({ ...command(), personId, kind: 'contribution' }) },
  'give-floor': {
    ...chair,
    payload: () => ({
      ...{ ...command(), personId, kind: 'contribution', replaces: null },
      ...{ limitSeconds: 60, override: 'chair-discretion', interrupts: false },
    }),
  },
  'end-floor': { ...chair, room: speaking, payload: () => ({ ...command(), speechId: 1 }) },
  'cede-floor': {
    ...{ ...chair, room: speaking, payload: () => ({ ...command(), speechId: 1, personId: colleagueId }) },
  },
  'extend-floor': {
    ...{ ...chair, room: speaking, payload: () => ({ ...command(), speechId: 1, limitSeconds: 180 }) },
  },
  'continue-floor': { ...chair, room: interrupted, payload: () => ({ ...command(), speechId: 1 }) },
  'close-list': { ...chair, payload: command },
  'reopen-list': { ...chair, before: ['close-list'], payload: command },
  'undo-floor': { ...chair, room: speaking, payload: () => ({ ...command(), speechId: 1 }) },
  'set-budget': {
    ...{
      ...chair,
      item: true,
      payload: () => ({ ...command(), agendaItemId: null, constituency: 'workers', minutes: 10 }),
    },
  },
  'move-cursor': { ...chair, payload: () => ({ ...command(), agendaItemId: null, replaces: null }) },
  pause: { ...chair, payload: command },
  resume: { ...chair, before: ['pause'], payload: command },
};

export interface SocketBounds {
  readonly successes: number;
  readonly values: readonly unknown[];
}

/** Calls the socket commands like operations: valid ones, hostile ones, and as every account. */
export class SocketWalk {
  constructor(
    private readonly url: string,
    private readonly cookies: ReadonlyMap<string, string>,
    private readonly fixture: Fixture,
    private readonly tally: Tally,
  ) {}

  /** The commands with their fields, for the coverage. */
  static readonly operations = Object.entries(commands).map(([name, { payload }]) => ({
    name: `socket ${name}`,
    fields: ['workspaceId', 'meetingId', ...Object.keys(payload?.() ?? {})]
      .filter((field) => (name !== 'clock' && name !== 'wait-for-pairing') || field === 'none')
      .map((field) => ({ in: 'body', name: field }) as const),
  }));

  async run({ successes, values }: SocketBounds): Promise<void> {
    for (const { name, fields } of SocketWalk.operations) {
      const short = name.replace('socket ', '');
      for (let made = 0; made < successes; made += 1) {
        const place = await this.enter(short);
        const ack = await this.ask(place, short, place.payload);
        if (ack?.ok !== true) this.tally.found(name, 'refuses a valid command', JSON.stringify(ack));
        place.socket.disconnect();
      }
      await this.hostile(
        name,
        fields.map((each) => each.name),
        values,
      );
      for (const as of ['anonymous', ...this.cookies.keys()]) {
        const place = await this.enter(short, as);
        await this.ask(place, short, place.payload);
        place.socket.disconnect();
      }
    }
  }

  private async hostile(name: string, fields: readonly string[], values: readonly unknown[]): Promise<void> {
    const short = name.replace('socket ', '');
    for (const field of fields) {
      let place = await this.enter(short);
      for (const value of values) {
        if (!place.socket.connected) place = await this.enter(short);
        const payload = withValue(
          { ...place.payload, ...('commandId' in place.payload && { commandId: newId() }) },
          field,
          value,
        );
        await this.ask(place, short, payload);
        this.tally.tried(name, `body:${field}`);
      }
      place.socket.disconnect();
    }
    const place = await this.enter(short);
    for (const value of values) await this.ask(place, short, value);
    place.socket.disconnect();
  }

  private async enter(short: string, as: string = commands[short]!.as): Promise<Place> {
    const { room = convened, before = [], payload, item } = commands[short]!;
    const address = { workspaceId: this.fixture.workspaceId, meetingId: await room(this.fixture) };
    const cookie = this.cookies.get(as);
    const socket = io(`${this.url}/live`, {
      ...{ transports: ['websocket'], forceNew: true },
      ...(cookie !== undefined && { extraHeaders: { cookie } }),
    });
    const place: Place = { as, socket, payload: { ...address, ...payload?.() } };
    if (item) Object.assign(place.payload, { agendaItemId: await agendaItemIn(this.fixture, address.meetingId) });
    if (short !== 'join') await this.ask(place, 'join', { ...address, lastSeq: 0, visitId: newId() });
    for (const each of before) await this.ask(place, each, { ...address, ...command() });
    return place;
  }

  private async ask(place: Place, name: string, payload: unknown): Promise<Ack | undefined> {
    const what = `as ${place.as}: ${name} ${JSON.stringify(payload)?.slice(0, 300)}`;
    const ack = (await place.socket
      .timeout(10_000)
      .emitWithAck(name, payload)
      .catch(() => undefined)) as Ack | undefined;
    const status = ack?.ok === true ? 200 : (ack?.problem?.status ?? 0);
    this.tally.answered(`socket ${name}`, place.as, status);
    // a connection that was closed is an answer too, for what is no message of the protocol
    if (ack === undefined && place.socket.connected) this.tally.found(`socket ${name}`, 'is not acknowledged', what);
    if (status >= 500 || ack?.problem?.code === 'platform.unexpected')
      this.tally.found(`socket ${name}`, `answers ${status}`, `${what} → ${JSON.stringify(ack)}`);
    return ack;
  }
}

interface Place {
  readonly as: string;
  readonly socket: Socket;
  readonly payload: Payload;
}
