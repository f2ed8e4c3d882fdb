import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../database/database.js';
import { Logger } from '../observability/logger.js';
import { workspaceActors } from './audit-chain.js';
import { readEvent, readEventsSince } from './event-row.js';
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

  constructor(
    listener: NotifyListener,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {
    listener.on((message) => {
      if (message.kind === 'event' && this.listeners.size > 0) void this.publish(message.workspaceId!, message.id!);
    });
    listener.onResumed((since) => void this.catchUp(since));
  }

  on(types: readonly string[], listener: Listener): void {
    for (const type of types) this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  private async publish(workspaceId: string, id: string): Promise<void> {
    await this.guarded(async () => {
      const event = await this.database.read(systemActor(workspaceId), (tx) => readEvent(tx, id));
      if (event !== undefined) await this.notify(event);
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
