import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import {
  arrive,
  type Attendance,
  changeBetween,
  depart,
  expire,
  graceMilliseconds,
  nobodyThere,
} from '../domain/presence.js';
import type { Present, ServerMessages } from './protocol.js';

export interface Channel {
  /** Name of the socket.io room. */
  readonly name: string;
  readonly roundtableId: string;
}

/**
 * Who is in which room. Each process keeps its own connections and tells all screens what changed; the full list is asked of all
 * processes through the adapter. Nothing is stored: after a restart the clients join again.
 */
@Injectable()
export class RoomAttendance implements OnApplicationShutdown {
  private readonly rooms = new Map<string, Attendance>();
  private readonly channels = new Map<string, Channel>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private namespace: Namespace | undefined;

  /** Called by the gateway once its namespace exists. */
  attach(namespace: Namespace): void {
    this.namespace = namespace;
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  enter(channel: Channel, person: Present, socket: Socket): void {
    this.channels.set(channel.name, channel);
    (socket.data as Record<string, unknown>)[channel.name] = person;
    void this.change(channel, arrive(this.of(channel.name), person, socket.id));
  }

  leave(channelName: string, socketId: string, forGood: boolean): void {
    const channel = this.channels.get(channelName);
    if (channel === undefined) return;
    void this.change(channel, depart(this.of(channelName), socketId, { now: Date.now(), forGood }));
    if (!forGood) this.later(() => void this.change(channel, expire(this.of(channelName), Date.now())));
  }

  /** Everybody in the room, in all processes. */
  async present(channelName: string): Promise<Present[]> {
    const people = new Map<string, Present>();
    for (const { personId, constituency, capacity } of [
      ...(await this.elsewhere(channelName)),
      ...this.of(channelName).values(),
    ])
      people.set(personId, { personId, constituency, capacity });
    return [...people.values()];
  }

  private of(channelName: string): Attendance {
    return this.rooms.get(channelName) ?? nobodyThere;
  }

  private async change(channel: Channel, after: Attendance): Promise<void> {
    const { joined, left } = changeBetween(this.of(channel.name), after);
    if (after.size === 0) this.rooms.delete(channel.name);
    else this.rooms.set(channel.name, after);
    if (joined.length + left.length === 0) return;
    const stillThere = left.length === 0 ? [] : (await this.elsewhere(channel.name)).map(({ personId }) => personId);
    const gone = left.filter((personId) => !stillThere.includes(personId) && !this.of(channel.name).has(personId));
    const message: ServerMessages['presence'] = { roundtableId: channel.roundtableId, joined, left: gone };
    if (joined.length + gone.length > 0) this.namespace?.to(channel.name).emit('presence', message);
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

  private later(work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, graceMilliseconds + 50);
    timer.unref();
    this.timers.add(timer);
  }
}
