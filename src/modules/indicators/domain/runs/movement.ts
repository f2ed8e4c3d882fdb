/** How a figure changed; `other` where neither run publishes it, for another reason or as the other did not compute it. */
export const movements = ['changed', 'shown', 'withheld', 'other', 'same'] as const;
export type Movement = (typeof movements)[number];
