/** What is recorded of webhooks. The subject of an event is the id of the webhook. */
export const webhookCreated = 'notifications.webhook.created.v1';
export const webhookChanged = 'notifications.webhook.changed.v1';
export const webhookDeleted = 'notifications.webhook.deleted.v1';

/** The subject is the id of the meeting. */
export const lettersPrinted = 'notifications.letters.printed.v1';
export const noticesPrinted = 'notifications.notices.printed.v1';
