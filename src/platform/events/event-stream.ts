import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../database/database.js';
import { Logger } from '../observability/logger.js';
import { workspaceActors } from './audit-chain.js';
import { readEvents, readEventsSince } from './event-row.js';
import type { DomainEvent } from './subscriber.js';
import { NotifyListener, type WakeMessage } from './notify-listener.js';

type Listener = (event: DomainEvent) => void | Promise<void>;

/**
 * Passes committed events to every process, for projections to sockets. Best effort: after a database outage some
 * events arrive twice. Only the tables are authoritative.
 */
@Injectable()
export class EventStream {
  private readonly listeners = new Map<string, Listener[]>();
  /** Notifications of the committed events of a workspace that were not sent yet, in the order of the commits. */
  private readonly waiting = new Map<string, WakeMessage[]>();

  constructor(
    listener: NotifyListener,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {
    listener.on((message) => {
      if (message.kind === 'event' && this.listeners.size > 0) this.publish(message);
    });
    listener.onResumed((since) => void this.catchUp(since));
  }

  on(types: readonly string[], listener: Listener): void {
    for (const type of types) this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  private publish(message: WakeMessage): void {
    const workspaceId = message.workspaceId!;
    const waiting = this.waiting.get(workspaceId);
    if (waiting !== undefined) return void waiting.push(message);
    this.waiting.set(workspaceId, [message]);
    void this.publishAll(workspaceId);
  }

  /** What is committed while some events are sent waits, so that events are sent in the order of their commits. */
  private async publishAll(workspaceId: string): Promise<void> {
    for (let some = this.waiting.get(workspaceId)!; some.length > 0; some = this.waiting.get(workspaceId)!) {
      this.waiting.set(workspaceId, []);
      for (const event of await this.eventsOf(workspaceId, some)) await this.guarded(() => this.notify(event));
    }
    this.waiting.delete(workspaceId);
  }

  /** Reads those that were too long for their notification, all together; if that fails, the others are sent. */
  private async eventsOf(workspaceId: string, messages: readonly WakeMessage[]): Promise<readonly DomainEvent[]> {
    const long = messages.flatMap(({ id, event }) => (event === undefined ? id! : []));
    let read: readonly DomainEvent[] = [];
    if (long.length > 0)
      await this.guarded(async () => {
        read = await this.database.read(systemActor(workspaceId), (tx) => readEvents(tx, long));
      });
    return messages.flatMap(({ id, event }) => {
      if (event === undefined) return read.find((one) => one.id === id) ?? [];
      return { ...event, id: id!, workspaceId, recordedAt: new Date(event.recordedAt) };
    });
  }

  private async catchUp(since: Date): Promise<void> {
    await this.guarded(async () => {
      for (const actor of await workspaceActors(this.database))
        for (const event of await this.database.read(actor, (tx) => readEventsSince(tx, since)))
          await this.notify(event);
    });
  }

  private async notify(event: DomainEvent): Promise<void> {
    for (const listener of [...(this.listeners.get(event.type) ?? []), ...(this.listeners.get('*') ?? [])])
      await listener(event);
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Problem && error.kind === 'unavailable') return;
      this.logger.error('an event could not be shown to the sockets', error);
    }
  }
}
