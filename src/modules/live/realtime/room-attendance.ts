import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { notJoined } from '../domain/problems.js';
import {
  arrive,
  type Attendance,
  depart,
  expire,
  graceMilliseconds,
  headcount,
  nobodyThere,
  type Present,
  presentIn,
} from '../domain/presence.js';
import type { Presence, ServerMessages } from './protocol.js';

export interface Channel {
  /** Name of the socket.io room. */
  readonly name: string;
  readonly roundtableId: string;
}

/** A hundred people who enter at once are announced in a few messages. */
const tellAfter = 100;

/** What one connection does in one room: the views of the page come and go on it, and their messages may overtake each other. */
interface Visitor {
  readonly socket: Socket;
  readonly channel: Channel;
  readonly visits: Set<string>;
  /** Visits that have ended: one of them that arrives after its end does not begin. */
  readonly ended: Set<string>;
}

/**
 * Who is in which room. Each process keeps its own connections; how many there are is asked of all processes through the
 * adapter and sent as numbers, never as lists. Nothing is stored: after a restart the clients join again.
 */
@Injectable()
export class RoomAttendance implements OnApplicationShutdown {
  private readonly rooms = new Map<string, Attendance>();
  private readonly visitors = new Map<string, Visitor>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly telling = new Set<string>();
  private lastNumber = 0;
  private namespace: Namespace | undefined;

  /** Called by the gateway once its namespace exists. */
  attach(namespace: Namespace): void {
    this.namespace = namespace;
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Before anything is asked, so that the end of another visit of this connection does not end this one. */
  announce(channel: Channel, socket: Socket, visitId: string): void {
    const visitor = this.visitor(channel, socket);
    if (visitor.ended.has(visitId)) throw notJoined();
    visitor.visits.add(visitId);
  }

  enter(channel: Channel, person: Present, { socket, visitId }: { socket: Socket; visitId: string }): void {
    const visitor = this.visitor(channel, socket);
    if (!visitor.visits.has(visitId)) throw notJoined();
    (socket.data as Record<string, unknown>)[channel.name] = person;
    this.change(channel, arrive(this.of(channel.name), person, socket.id));
  }

  /** Said by the page that leaves: for good. Returns whether the connection has left the room with it. */
  end(channel: Channel, socket: Socket, visitId: string): boolean {
    this.visitor(channel, socket).ended.add(visitId);
    return this.cancel(channel, socket, visitId);
  }

  /** It did not come in, and may try again. */
  cancel(channel: Channel, socket: Socket, visitId: string): boolean {
    const { visits } = this.visitor(channel, socket);
    visits.delete(visitId);
    if (visits.size > 0) return false;
    this.change(channel, depart(this.of(channel.name), socket.id, { now: Date.now(), forGood: true }));
    delete (socket.data as Record<string, unknown>)[channel.name];
    return true;
  }

  /** The connection has gone, the person perhaps not. */
  lose(socket: Socket): void {
    for (const [key, { socket: one, channel }] of [...this.visitors]) {
      if (one !== socket) continue;
      this.visitors.delete(key);
      this.change(channel, depart(this.of(channel.name), socket.id, { now: Date.now(), forGood: false }));
      this.later(() => this.change(channel, expire(this.of(channel.name), Date.now())), graceMilliseconds + 50);
    }
  }

  /** How many are in the room, in all processes. */
  async presence(channelName: string): Promise<Presence> {
    // taken before the count: what changes meanwhile is sent with a higher one
    const number = (this.lastNumber = Math.max(this.lastNumber + 1, Date.now()));
    const elsewhere = await this.elsewhere(channelName);
    return { number, ...headcount([...elsewhere, ...presentIn(this.of(channelName))]) };
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
    this.tell(channel);
  }

  /** Once for whatever changes within a moment. */
  private tell(channel: Channel): void {
    if (this.telling.has(channel.name)) return;
    this.telling.add(channel.name);
    this.later(() => {
      this.telling.delete(channel.name);
      void this.presence(channel.name).then((present) => {
        const message: ServerMessages['presence'] = { roundtableId: channel.roundtableId, present };
        this.namespace?.to(channel.name).emit('presence', message);
      });
    }, tellAfter);
  }

  /** What the sockets of all processes say; a process that does not answer in time is left out. */
  private async elsewhere(channelName: string): Promise<Present[]> {
    try {
      const sockets = (await this.namespace?.in(channelName).fetchSockets()) ?? [];
      return sockets.flatMap(({ data }) => (data as Record<string, Present | undefined>)[channelName] ?? []);
    } catch {
      return [];
    }
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
