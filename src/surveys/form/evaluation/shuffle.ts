/** Multiplier and modulus of S. Park and K. Miller, *Random number generators: good ones are hard to find* (1988). */
const FACTOR = 16_807;
const MODULUS = 2_147_483_647;

/**
 * A list in random order: the shuffle of Fisher and Yates with the generator that the ODK XForms specification names,
 * so that ODK's clients show the same order for the same number (https://getodk.github.io/xforms-spec/#fn:randomize).
 * A seed that is no number is summed up from its characters.
 */
export function shuffled<T>(items: readonly T[], seed: string): readonly T[] {
  const result = [...items];
  let state = startOf(seed);
  for (let at = result.length - 1; at > 0; at -= 1) {
    state = (state * FACTOR) % MODULUS;
    const other = Math.floor(((state - 1) / (MODULUS - 1)) * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

/** A number from 0 (inclusive) to 1 (exclusive) that depends on a text only. */
export function uniformOf(seed: string): number {
  let state = startOf(`${seed} `);
  // a sum of characters differs little between similar texts: the first numbers of the generator would, too
  for (let turn = 0; turn < 10; turn += 1) state = (state * FACTOR) % MODULUS;
  return (state - 1) / (MODULUS - 1);
}

function startOf(seed: string): number {
  const number = Number(seed);
  let start = seed.trim() === '' || !Number.isFinite(number) ? 0 : Math.trunc(number) % MODULUS;
  if (!Number.isFinite(number)) for (const sign of seed) start = (start * 31 + (sign.codePointAt(0) ?? 0)) % MODULUS;
  return start <= 0 ? start + MODULUS - 1 : start;
}
