export { Subscriber, SubscriberRegistry } from './subscriber.js';
export type { DomainEvent } from './subscriber.js';
