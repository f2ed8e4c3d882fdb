/** By group: the number of its answers and the sum of their keyed hashes, modulo 2^256, in hexadecimal. */
export type GroupSums = Readonly<Record<string, readonly [count: number, sum: string]>>;

/** What is signed of a wave. The version grows with each change, so that an older digest is recognised. */
export interface AnswerDigest {
  readonly version: number;
  /** How often answers of the wave were opened. */
  readonly openings: number;
  /** Hash of the settings and enterprises on which the opening of answers depends. */
  readonly basis: string;
  /** Of the workspace when the wave was opened to workers. */
  readonly timeZone: string;
  readonly groups: GroupSums;
}

export const newDigest = (of: Pick<AnswerDigest, 'basis' | 'timeZone'>): AnswerDigest => ({
  ...of,
  version: 1,
  openings: 0,
  groups: {},
});

const modulus = 2n ** 256n;

/**
 * Sums of keyed hashes do not depend on the order of answers, and an answer can be added or removed without reading the
 * others (MSet-Add-Hash; Clarke and others 2003, "Incremental multiset hash functions"). Two sets of answers with one
 * sum can be searched for only by someone who knows hashes or their sums: the key of the hashes is outside the database,
 * and the sums are stored encrypted.
 */
export class SumOfAnswers {
  private readonly sums = new Map<string, { count: number; sum: bigint }>();

  add(group: string, hash: Buffer): void {
    this.change(group, 1, BigInt(`0x${hash.toString('hex')}`));
  }

  get groups(): GroupSums {
    return Object.fromEntries(
      [...this.sums].map(([group, { count, sum }]) => [group, [count, sum.toString(16)]] as const),
    );
  }

  change(group: string, count: number, sum: bigint): void {
    const known = this.sums.get(group) ?? { count: 0, sum: 0n };
    this.sums.set(group, { count: known.count + count, sum: (((known.sum + sum) % modulus) + modulus) % modulus });
  }
}

/**
 * The digest after a change of answers. It is computed from the earlier digest and not from all answers: what was changed
 * without the program differs from the digest afterwards as before.
 */
export function changedDigest(digest: AnswerDigest, before: GroupSums, after: GroupSums): AnswerDigest {
  const { version, groups } = digest;
  const whole = new SumOfAnswers();
  for (const [of, sign] of [
    [groups, 1],
    [before, -1],
    [after, 1],
  ] as const)
    for (const [group, [count, sum]] of Object.entries(of))
      whole.change(group, sign * count, BigInt(sign) * BigInt(`0x${sum}`));
  const left = Object.entries(whole.groups).filter(([, [count, sum]]) => count !== 0 || sum !== '0');
  return { ...digest, version: version + 1, groups: Object.fromEntries(left) };
}

export interface Difference {
  readonly group: string;
  readonly signed: number;
  readonly found: number;
}

/** The groups whose answers are not those of the digest. */
export function differences(signed: GroupSums, found: GroupSums): readonly Difference[] {
  const none = [0, '0'] as const;
  return [...new Set([...Object.keys(signed), ...Object.keys(found)])]
    .sort()
    .map((group) => ({ group, one: signed[group] ?? none, other: found[group] ?? none }))
    .filter(({ one, other }) => one[0] !== other[0] || one[1] !== other[1])
    .map(({ group, one, other }) => ({ group, signed: one[0], found: other[0] }));
}
