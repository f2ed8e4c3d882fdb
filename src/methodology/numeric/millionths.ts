/** Millionths: the unit of weights, and of answers that are not whole numbers. */
export const MILLION = 1_000_000;

/**
 * A number as whole millionths; throws if it cannot be represented with sufficient accuracy (not finite, or beyond
 * 9e9).
 */
export function toMillionths(value: number): number {
  const scaled = Math.round(value * MILLION);
  if (!Number.isSafeInteger(scaled)) throw new RangeError(`not representable in millionths: ${value}`);
  return scaled;
}
