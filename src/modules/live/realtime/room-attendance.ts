import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { ListeningRights } from '../../../platform/realtime/listening-rights.js';
import { notJoined } from '../domain/problems.js';
import {
  arrive,
  type Attendance,
  type Counted,
  depart,
  expire,
  graceMilliseconds,
  headcount,
  nobodyThere,
  type Present,
  presentIn,
} from '../domain/presence.js';
import { answerWhoIsPresent, presentElsewhere } from './presence-elsewhere.js';
import type { Presence, ServerMessages } from './protocol.js';

export interface Channel {
  /** Name of the socket.io room. */
  readonly name: string;
  readonly meetingId: string;
}

/**
 * Milliseconds for which changes are collected, so that a hundred people who enter at once are announced in a few
 * messages.
 */
const announceAfter = 100;

/**
 * The visits of one connection to one room: pages open and close on the same connection, and their messages may arrive
 * out of order.
 */
interface Visitor {
  readonly socket: Socket;
  readonly channel: Channel;
  readonly visits: Set<string>;
  /** Visits that have ended: if the start of such a visit arrives later, it is ignored. */
  readonly ended: Set<string>;
}

/**
 * Presence in rooms. Each process tracks its own connections; the totals are requested from all processes through the
 * adapter and sent as numbers, never as lists. Nothing is stored: after a restart the clients join again.
 */
@Injectable()
export class RoomAttendance implements OnApplicationShutdown {
  private readonly rooms = new Map<string, Attendance>();
  private readonly visitors = new Map<string, Visitor>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly telling = new Set<string>();
  private readonly asked = new Map<string, Promise<readonly Counted[]>>();
  private lastNumber = 0;
  private namespace: Namespace | undefined;

  constructor(private readonly rights: ListeningRights) {}

  /** Called by the gateway once its namespace exists. */
  attach(namespace: Namespace): void {
    this.namespace = namespace;
    answerWhoIsPresent(namespace, (channelName) => presentIn(this.of(channelName)));
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Registered before any check, so that the end of another visit on this connection does not end this one. */
  announce(channel: Channel, socket: Socket, visitId: string): void {
    const visitor = this.visitor(channel, socket);
    if (visitor.ended.has(visitId)) throw notJoined();
    visitor.visits.add(visitId);
  }

  enter(channel: Channel, person: Present, { socket, visitId }: { socket: Socket; visitId: string }): void {
    const visitor = this.visitor(channel, socket);
    if (!visitor.visits.has(visitId)) throw notJoined();
    this.change(channel, arrive(this.of(channel.name), person, socket.id));
  }

  /** The page was left. Returns whether the connection has thereby left the room. */
  end(channel: Channel, socket: Socket, visitId: string): boolean {
    this.visitor(channel, socket).ended.add(visitId);
    return this.cancel(channel, socket, visitId);
  }

  /** Entry was refused; the client may try again. */
  cancel(channel: Channel, socket: Socket, visitId: string): boolean {
    const { visits } = this.visitor(channel, socket);
    visits.delete(visitId);
    if (visits.size > 0) return false;
    this.change(channel, depart(this.of(channel.name), socket.id, { now: Date.now(), forGood: true }));
    return true;
  }

  /** The connection was lost; the person may come back. */
  lose(socket: Socket): void {
    for (const [key, { socket: one, channel }] of [...this.visitors]) {
      if (one !== socket) continue;
      this.visitors.delete(key);
      this.change(channel, depart(this.of(channel.name), socket.id, { now: Date.now(), forGood: false }));
      this.later(() => this.change(channel, expire(this.of(channel.name), Date.now())), graceMilliseconds + 50);
    }
  }

  /** The number of people in the room, over all processes, for one who enters. */
  presence(channelName: string): Promise<Presence> {
    return this.counted(channelName, this.elsewhereLately(channelName));
  }

  private async counted(channelName: string, elsewhere: Promise<readonly Counted[]>): Promise<Presence> {
    // taken before the count: a change in the meantime is sent with a higher number
    const number = (this.lastNumber = Math.max(this.lastNumber + 1, Date.now()));
    return { number, ...headcount([...(await elsewhere), ...presentIn(this.of(channelName))]) };
  }

  /**
   * Asked once for all who enter within a moment: otherwise the replies of the other processes would grow with the
   * square of the people. Their entry is then announced to all, with a count that is asked for afresh.
   */
  private elsewhereLately(channelName: string): Promise<readonly Counted[]> {
    const asked = this.asked.get(channelName);
    if (asked !== undefined) return asked;
    const reply = this.elsewhere(channelName);
    this.asked.set(channelName, reply);
    this.later(() => this.asked.delete(channelName), announceAfter);
    return reply;
  }

  private elsewhere(channelName: string): Promise<readonly Counted[]> {
    return this.namespace === undefined ? Promise.resolve([]) : presentElsewhere(this.namespace, channelName);
  }

  private visitor(channel: Channel, socket: Socket): Visitor {
    const key = `${channel.name} ${socket.id}`;
    const known = this.visitors.get(key);
    if (known !== undefined) return known;
    const visitor = { socket, channel, visits: new Set<string>(), ended: new Set<string>() };
    if (socket.connected) this.visitors.set(key, visitor);
    return visitor;
  }

  private of(channelName: string): Attendance {
    return this.rooms.get(channelName) ?? nobodyThere;
  }

  private change(channel: Channel, after: Attendance): void {
    if (after.size === 0) this.rooms.delete(channel.name);
    else this.rooms.set(channel.name, after);
    this.announceLater(channel);
  }

  /** Announces all changes within a moment in one message. */
  private announceLater(channel: Channel): void {
    if (this.telling.has(channel.name)) return;
    this.telling.add(channel.name);
    this.later(() => {
      this.telling.delete(channel.name);
      void this.counted(channel.name, this.elsewhere(channel.name)).then((present) => {
        const message: ServerMessages['presence'] = { meetingId: channel.meetingId, present };
        return this.rights.emitWhenSettled(this.namespace?.to(channel.name), 'presence', message);
      });
    }, announceAfter);
  }

  private later(work: () => void, milliseconds: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, milliseconds);
    timer.unref();
    this.timers.add(timer);
  }
}
