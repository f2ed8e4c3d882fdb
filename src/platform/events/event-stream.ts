import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../database/database.js';
import { Logger } from '../observability/logger.js';
import { readEvent } from './event-row.js';
import type { DomainEvent } from './subscriber.js';
import { WakeUp } from './wake-up.js';

type Listener = (event: DomainEvent) => void | Promise<void>;

/** Committed events as they happen, in every process: feeds projections to sockets. Best effort; truth is in the tables. */
@Injectable()
export class EventStream {
  private readonly listeners = new Map<string, Listener[]>();

  constructor(
    wakeUp: WakeUp,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {
    wakeUp.on((message) => {
      if (message.kind === 'event' && this.listeners.size > 0) void this.publish(message.workspaceId!, message.id!);
    });
  }

  on(types: readonly string[], listener: Listener): void {
    for (const type of types) this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  private async publish(workspaceId: string, id: string): Promise<void> {
    try {
      const event = await this.database.read(systemActor(workspaceId), (tx) => readEvent(tx, id));
      if (event === undefined) return;
      for (const listener of [...(this.listeners.get(event.type) ?? []), ...(this.listeners.get('*') ?? [])])
        await listener(event);
    } catch (error) {
      if (error instanceof Problem && error.kind === 'unavailable') return;
      this.logger.error('an event could not be shown to the sockets', error);
    }
  }
}
