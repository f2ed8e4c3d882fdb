/** What became of a figure; `other` where neither run shows it, for another reason or as the other did not compute it. */
export const movements = ['changed', 'shown', 'withheld', 'other', 'same'] as const;
export type Movement = (typeof movements)[number];
