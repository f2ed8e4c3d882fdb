/** What a webhook can be notified of. Sent to receivers, so a kind is never renamed. */
export type WebhookKind =
  | 'roundtable.convened'
  | 'roundtable.changed'
  | 'roundtable.closed'
  | 'roundtable.reopened'
  | 'meeting.planned'
  | 'meeting.changed'
  | 'meeting.status-changed'
  | 'working-group.changed'
  | 'conclusion.recorded'
  | 'conclusion.revised'
  | 'action.created'
  | 'action.status-changed'
  | 'action.confirmed'
  | 'action.disputed'
  | 'wave.opened'
  | 'wave.closed'
  | 'release.published';

export const webhookKinds: readonly WebhookKind[] = [
  ...(['roundtable.convened', 'roundtable.changed', 'roundtable.closed', 'roundtable.reopened'] as const),
  ...(['meeting.planned', 'meeting.changed', 'meeting.status-changed', 'working-group.changed'] as const),
  ...(['conclusion.recorded', 'conclusion.revised'] as const),
  ...(['action.created', 'action.status-changed', 'action.confirmed', 'action.disputed'] as const),
  ...(['wave.opened', 'wave.closed', 'release.published'] as const),
];

/** What a webhook of one working group can be notified of: the group, its meetings and the actions that it owns. */
export function isOfGroup(kind: WebhookKind): boolean {
  return ['meeting', 'working-group', 'action'].includes(kind.split('.')[0]!);
}

/** Why an attempt failed, as the program that sent it found, or that the webhook was paused before. */
export type DeliveryFailure = 'address-refused' | 'redirected' | 'status' | 'timed-out' | 'unreachable' | 'paused';
export const deliveryFailures: readonly DeliveryFailure[] = [
  ...(['address-refused', 'redirected', 'status', 'timed-out', 'unreachable', 'paused'] as const),
];

/** Why nothing is sent: an administrator decided so, or the person who saved the webhook last may no longer manage webhooks. */
export type PauseReason = 'administrator' | 'right-ended';
export const pauseReasons: readonly PauseReason[] = ['administrator', 'right-ended'];

export const mostWebhooks = 20;
/** Of one webhook. */
export const mostWaitingTests = 5;

const minute = 60_000;
/** Pauses before the second and later attempts: about two days, then the delivery has failed. */
const pauses: readonly number[] = [1, 5, 30, 120, 480, 1440].map((minutes) => minutes * minute);

/** When a delivery is attempted again; null if it has failed. */
export function nextAttempt(attempts: number, at: Date): Date | null {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : new Date(at.getTime() + pause);
}

/** A small JSON text: what happened and to which record. It contains no names, titles or figures; the reader signs in for them. */
export function webhookBody(
  kind: WebhookKind | 'test',
  about: {
    readonly at: Date;
    readonly workspace: string;
    readonly subject: { readonly type: string; readonly id: string; readonly url: string } | null;
  },
): string {
  const { at, workspace, subject } = about;
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data: { workspace, subject } });
}

/** How receivers verify signatures (Standard Webhooks): the secret with its prefix. */
export function shownSecret(base64: string): string {
  return `whsec_${base64}`;
}
