/** Acceptance of proposed actions by their owner. */
export const accept = {
  question: 'Do you accept this action?',
  purpose:
    'An action is agreed once its owner accepts it. The owner then reports progress. Any member of the owner organisation can answer; for a working group, its convenors.',
  accept: 'Accept',
  decline: 'Decline',
  accepted: '{{code}} accepted.',
  declined: '{{code}} declined.',
  declineQuestion: 'Decline {{code}}?',
  declineText: 'The action is dropped. A facilitator can propose it again, also to another owner.',
  awaited: 'Waiting for {{owner}} to accept this action.',
  withoutOwner: 'This action has no owner who could accept it. Choose an owner under “Edit action”.',
  ends: 'The owner has accepted this action. If you save another owner, the action is proposed again and the new owner has to accept it.',
  saveAnyway: 'Save and ask for acceptance',
  inbox: 'Proposed to you or your organisation ({{count}})',
  due: 'due {{date}}',
} as const;
