/** What a meeting records beside conclusions, which have texts in versions, numbers and confirmations of their own. */
export type OutcomeKind = 'recommendation' | 'decision' | 'position' | 'mandate' | 'procedure' | 'note';
export const outcomeKinds: readonly OutcomeKind[] = [
  'recommendation',
  'decision',
  'position',
  'mandate',
  'procedure',
  'note',
];
