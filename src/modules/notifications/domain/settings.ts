import type { Delivery, Topic } from './topic.js';

/** Hours without email, as minutes of the day by the clocks of the workspace; they may last over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

export interface NotificationSettings {
  /** Only the topics for which the person chose; the others have their default. */
  readonly topics: Readonly<Partial<Record<Topic, Delivery>>>;
  readonly quietHours: QuietHours | null;
  /** Days before the due date of an action on which the reminder is due. */
  readonly reminderDays: number;
}

/** At once for meetings and answers that wait, daily for records, and no email about the fieldwork. */
const defaults: Readonly<Record<Topic, Delivery>> = {
  roundtables: 'at-once',
  seats: 'at-once',
  proposals: 'at-once',
  conclusions: 'daily',
  'confirmation-requests': 'at-once',
  actions: 'daily',
  confirmations: 'at-once',
  'due-dates': 'daily',
  'working-groups': 'at-once',
  'own-group': 'at-once',
  waves: 'app',
  runs: 'app',
  agreements: 'at-once',
};

export const mostReminderDays = 30;

export const initialSettings: NotificationSettings = { topics: {}, quietHours: null, reminderDays: 7 };

export function deliveryOf(settings: Pick<NotificationSettings, 'topics'>, topic: Topic): Delivery {
  return settings.topics[topic] ?? defaults[topic];
}

/** Every topic with the delivery in force. */
export function allDeliveries(settings: Pick<NotificationSettings, 'topics'>): Readonly<Record<Topic, Delivery>> {
  return { ...defaults, ...settings.topics };
}

/** The same settings without any email: what was sent by email appears on the page only. */
export function withoutMail(settings: NotificationSettings): NotificationSettings {
  const quiet = Object.entries(allDeliveries(settings)).map(([topic, delivery]) => [
    topic,
    delivery === 'off' ? 'off' : 'app',
  ]);
  return { ...settings, topics: Object.fromEntries(quiet) as Record<Topic, Delivery> };
}
