import type { ConfirmationState } from './confirmation.js';

/**
 * What has become of a replacement. An earlier conclusion is replaced when the one that names it is agreed, and stays in
 * force when organisations did not confirm it.
 */
export type ReplacementState = 'replaced' | 'pending' | 'failed';

export function replacementState(agreed: boolean, confirmation: ConfirmationState | null): ReplacementState {
  if (agreed) return 'replaced';
  return confirmation === 'not-confirmed' || confirmation === 'silent' ? 'failed' : 'pending';
}

/** Why the text of a conclusion cannot be revised. */
export type FixedBecause = 'meeting-ended' | 'confirming';
export const fixedReasons: readonly FixedBecause[] = ['meeting-ended', 'confirming'];

interface Revisable {
  /** The meeting at which it was taken has ended since, also if its roundtable was reopened. */
  readonly meetingEnded: boolean;
  readonly confirmation: { readonly state: ConfirmationState; readonly open: boolean } | null;
}

/** Null: its meeting can revise it. */
export function fixedBecause({ meetingEnded, confirmation }: Revisable): FixedBecause | null {
  if (meetingEnded) return 'meeting-ended';
  return confirmation?.open === true && confirmation.state === 'waiting' ? 'confirming' : null;
}
