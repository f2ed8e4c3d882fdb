/**
 * How a figure changed between two runs; `other` if neither run publishes it, and the reason differs or one of them
 * did not compute it.
 */
export const movements = ['changed', 'shown', 'withheld', 'other', 'same'] as const;
export type Movement = (typeof movements)[number];
