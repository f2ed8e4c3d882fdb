export const actionGaps = ['without-indicator', 'late-without-evidence', 'unconfirmed'] as const;

/** What is missing in the follow-up of an action. A dropped action has no gap. */
export type ActionGap = (typeof actionGaps)[number];
