import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { newId } from '../../src/kernel/ids.js';
import { city, type Visitor } from './demonstration.js';

interface Ack {
  readonly ok: boolean;
  readonly seq: number;
  readonly problem?: { readonly status: number; readonly title: string; readonly code: string };
  /** For a join: the events since the given number. */
  readonly events?: readonly { readonly seq: number }[];
}

interface Entrance {
  readonly url: string;
  readonly facilitator: Visitor;
  readonly observer: Visitor;
  readonly owner: pg.Pool;
}

/** The facilitator's screen and another screen, in a demonstration roundtable that is in session or convened. */
export class BusyRoom {
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
  }

  static async enter({ url, facilitator, observer, owner }: Entrance): Promise<{ room: BusyRoom; from: number }> {
    const list = await facilitator.call('GET', `/api/workspaces/${city.workspaceId}/roundtables`);
    const roundtables = list.body['items'] as { id: string; state: string }[];
    // the first meeting has the id of its roundtable
    const meetingId = roundtables.find(({ state }) => state === 'in-session' || state === 'convened')!.id;
    const { rows: items } = await owner.query<{ id: string; movable: boolean }>(
      `SELECT id, status = 'planned' AND parent_id IS NULL AND kind <> 'break' AS movable FROM dialogue_agenda_item WHERE meeting_id = $1`,
      [meetingId],
    );
    const open = (visitor: Visitor) =>
      io(`${url}/live`, {
        transports: ['websocket'],
        forceNew: true,
        auth: { language: 'zh-CN' },
        extraHeaders: { cookie: visitor.cookie, 'accept-language': 'en' },
      });
    const room = new BusyRoom(
      { workspaceId: city.workspaceId, meetingId },
      items.filter(({ movable }) => movable).map(({ id }) => id),
      open(facilitator),
      open(observer),
    );
    for (const socket of [room.screen, room.chair]) {
      await room.join(socket);
      // a connection that was restored is not in the room, as for a page
      socket.on('connect', () => void room.join(socket));
    }
    return { room, from: await room.clear(items.map(({ id }) => id)) };
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
    this.chair.disconnect();
    this.screen.disconnect();
  }

  /** An earlier test may have left the cursor on one of the items. */
  private async clear(items: readonly string[]): Promise<number> {
    for (const replaces of [null, ...items]) {
      const move = { commandId: newId(), agendaItemId: null, replaces };
      const { ok, seq } = await this.ask(this.chair, 'move-cursor', move);
      if (ok) return seq;
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

  private async moveOn(): Promise<void> {
    for (let turn = 0; this.going; turn += 1) {
      const commandId = newId();
      const replaces = turn === 0 ? null : this.items[(turn + 1) % 2];
      const move = { commandId, agendaItemId: this.items[turn % 2], replaces };
      while (this.going) {
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
