import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/index.js';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import { notifiedEvents } from '../use-cases/notices-of-event.js';
import { NotifyPeople } from '../use-cases/notify-people.js';

/** The name of its deliveries, also for commands that record events without the application. */
export const notifyingPeople = 'notifications.notify-people-when-something-happened';

/** Hears the events of all contexts and notifies those whom they concern. */
@Injectable()
export class NotifyPeopleWhenSomethingHappened extends Subscriber {
  readonly name = notifyingPeople;
  readonly types = notifiedEvents;

  constructor(private readonly people: NotifyPeople) {
    super();
  }

  async handle(event: DomainEvent, tx: Transaction): Promise<void> {
    await this.people.hear(tx, event);
  }
}
