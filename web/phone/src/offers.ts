import type { PhoneOffer } from '#server/surveys/form/index.js';

/**
 * The module on change and transition is always offered to people who no longer work in the park (methodology, 3.1).
 */
const ALWAYS_FOR_LEAVERS = 'transition';
const LEFT = '3';

/**
 * Draws the optional modules to offer to this person. Systematic sampling with one uniform random number: each module
 * is drawn with exactly its probability, and if the probabilities add up to one, exactly one module is drawn.
 */
export function drawOffers(offers: readonly PhoneOffer[], uniform: number): readonly string[] {
  const drawn: string[] = [];
  let sum = uniform;
  for (const { module, probability } of offers) {
    const before = Math.floor(round(sum));
    sum += probability;
    if (Math.floor(round(sum)) > before) drawn.push(module);
  }
  return drawn;
}

/** Rounds to twelve decimals, because thirds and sixths do not add up to one in binary. */
function round(value: number): number {
  return Math.round(value * 1e12) / 1e12;
}

/**
 * The drawn modules, and those that the person's situation adds. `modules`: all optional modules of the form, in
 * order.
 */
export function offersFor(drawn: readonly string[], modules: readonly string[], workStatus: string): readonly string[] {
  return modules.filter((module) => {
    return drawn.indexOf(module) >= 0 || (workStatus === LEFT && module === ALWAYS_FOR_LEAVERS);
  });
}
