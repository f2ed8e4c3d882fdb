import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';

export interface DomainEvent {
  readonly id: string;
  readonly workspaceId: string;
  readonly type: string;
  readonly subject: string;
  readonly actorId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly recordedAt: Date;
}

/** A reaction of one context to an event of another. It runs at least once, so it must be idempotent. */
export abstract class Subscriber {
  /** Unique and never reused, because it is stored in the delivery rows. */
  abstract readonly name: string;
  abstract readonly types: readonly string[];
  /** The delivery is marked done in this same transaction. */
  abstract handle(event: DomainEvent, tx: Transaction): Promise<void>;
}

@Injectable()
export class SubscriberRegistry {
  private readonly subscribers = new Map<string, Subscriber>();

  add(subscriber: Subscriber): void {
    if (this.subscribers.has(subscriber.name)) throw new Error(`two subscribers are named ${subscriber.name}`);
    this.subscribers.set(subscriber.name, subscriber);
  }

  find(name: string): Subscriber | undefined {
    return this.subscribers.get(name);
  }

  readonly namesFor = (type: string): readonly string[] =>
    [...this.subscribers.values()]
      .filter((subscriber) => subscriber.types.includes(type))
      .map((subscriber) => subscriber.name);
}
