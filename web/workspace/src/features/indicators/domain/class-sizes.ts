/** Size classes of the frame by persons employed, from the smallest; the last one has no upper limit. */
const classes = [
  { name: 'S1', low: 1, high: 19 },
  { name: 'S2', low: 20, high: 299 },
  { name: 'S3', low: 300, high: 999 },
  { name: 'S4', low: 1000, high: null },
] as const;

export interface SizeRange {
  readonly low: number;
  readonly high: number | null;
}

/**
 * The sizes of strata such as "P01-S1" and "P01-S3S4" as one range; null for other names, such as that of an enterprise
 * that is a stratum of its own, and if the classes are not neighbours.
 */
export function sizesOf(strata: readonly string[]): SizeRange | null {
  const parts = strata.map((stratum) => /^(?:.*-)?((?:S[1-4])+)$/.exec(stratum)?.[1]);
  if (parts.length === 0 || parts.includes(undefined)) return null;
  const found = classes.filter(({ name }) => parts.some((part) => part?.includes(name)));
  const [first, last] = [found[0]!, found.at(-1)!];
  return found.length === classes.indexOf(last) - classes.indexOf(first) + 1
    ? { low: first.low, high: last.high }
    : null;
}
