import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { nobody, systemActor } from '../../kernel/actor.js';
import { Database } from '../database/database.js';
import { Logger } from '../observability/logger.js';
import { readEvents } from './event-row.js';
import { SubscriberRegistry } from './subscriber.js';
import { Poller } from './poller.js';
import { NotifyListener } from './notify-listener.js';

interface Delivery {
  readonly event_id: string;
  readonly subscriber: string;
  readonly workspace_id: string;
  readonly attempts: number;
}

/** After this many failures a delivery is marked dead: it is shown to the administrator and never deleted. */
const mostAttempts = 10;

/** Runs subscribers from `event_delivery`: one transaction each, claimed with SKIP LOCKED, repeated with back-off. */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly poller = new Poller(
    () => this.drain(),
    2,
    (error) => this.logger.error('event deliveries', error),
  );

  constructor(
    private readonly database: Database,
    private readonly registry: SubscriberRegistry,
    private readonly logger: Logger,
    listener: NotifyListener,
  ) {
    listener.on((message) => {
      if (message.kind === 'event') this.poller.poke();
    });
    listener.onResumed(() => this.poller.poke());
  }

  onApplicationBootstrap(): void {
    this.poller.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.poller.stop();
  }

  /** Delivers everything that is due and returns the number of attempts. Tests call it to wait for all effects. */
  async drain(): Promise<void> {
    for (;;) {
      const due = await this.database.read(nobody, (tx) =>
        tx.query<Delivery>(
          `SELECT event_id, subscriber, workspace_id, attempts FROM event_delivery
           WHERE dead_at IS NULL AND next_attempt_at <= now() ORDER BY next_attempt_at, event_id LIMIT 50`,
        ),
      );
      if (due.length === 0) return;
      let progress = false;
      for (const delivery of due) progress = (await this.deliver(delivery)) || progress;
      if (!progress) return;
    }
  }

  private async deliver(delivery: Delivery): Promise<boolean> {
    const subscriber = this.registry.find(delivery.subscriber);
    if (subscriber === undefined) return false;
    try {
      return await this.database.write(systemActor(delivery.workspace_id), async (tx) => {
        const claimed = await tx.query(
          `SELECT 1 FROM event_delivery WHERE event_id = $1 AND subscriber = $2 AND dead_at IS NULL FOR UPDATE SKIP LOCKED`,
          [delivery.event_id, delivery.subscriber],
        );
        if (claimed.length === 0) return false;
        const [event] = await readEvents(tx, [delivery.event_id]);
        if (event !== undefined) await subscriber.handle(event, tx);
        await tx.query('DELETE FROM event_delivery WHERE event_id = $1 AND subscriber = $2', [
          delivery.event_id,
          delivery.subscriber,
        ]);
        return true;
      });
    } catch (error) {
      await this.failed(delivery, error);
      return true;
    }
  }

  private async failed(delivery: Delivery, error: unknown): Promise<void> {
    this.logger.error(`subscriber ${delivery.subscriber} failed`, error);
    const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    await this.database.write(nobody, (tx) =>
      tx.query(
        `UPDATE event_delivery SET attempts = attempts + 1, failure = $3, next_attempt_at = now() + interval '1 second' * power(2, least(attempts, 10)),
         dead_at = CASE WHEN attempts + 1 >= $4 THEN now() END WHERE event_id = $1 AND subscriber = $2`,
        [delivery.event_id, delivery.subscriber, reason, mostAttempts],
      ),
    );
  }
}
