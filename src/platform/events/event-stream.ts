import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../database/database.js';
import { Logger } from '../observability/logger.js';
import { workspaceActors } from './audit-chain.js';
import { readEvents, readEventsSince } from './event-row.js';
import type { DomainEvent } from './subscriber.js';
import { NotifyListener } from './notify-listener.js';

type Listener = (event: DomainEvent) => void | Promise<void>;

/**
 * Passes committed events to every process, for projections to sockets. Best effort: after a database outage some
 * events arrive twice. Only the tables are authoritative.
 */
@Injectable()
export class EventStream {
  private readonly listeners = new Map<string, Listener[]>();
  /** Ids of the committed events of a workspace that were not read yet, in the order of the commits. */
  private readonly unread = new Map<string, string[]>();

  constructor(
    listener: NotifyListener,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {
    listener.on((message) => {
      if (message.kind === 'event' && this.listeners.size > 0) this.publish(message.workspaceId!, message.id!);
    });
    listener.onResumed((since) => void this.catchUp(since));
  }

  on(types: readonly string[], listener: Listener): void {
    for (const type of types) this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  private publish(workspaceId: string, id: string): void {
    const ids = this.unread.get(workspaceId);
    if (ids !== undefined) return void ids.push(id);
    this.unread.set(workspaceId, [id]);
    void this.publishAll(workspaceId);
  }

  /** What is committed while some events are read and sent is read together, so that a burst costs few queries. */
  private async publishAll(workspaceId: string): Promise<void> {
    for (let ids = this.unread.get(workspaceId)!; ids.length > 0; ids = this.unread.get(workspaceId)!) {
      this.unread.set(workspaceId, []);
      await this.guarded(async () => {
        const events = await this.database.read(systemActor(workspaceId), (tx) => readEvents(tx, ids));
        for (const event of events) await this.guarded(() => this.notify(event));
      });
    }
    this.unread.delete(workspaceId);
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
