/**
 * Whether waiting answers may be opened. Everything here comes from the database, which its owner can change, except the
 * ledger and the signed digest (docs/adr/0025). What does not fit stops the opening of this wave and of no other.
 */
export const openingFaults = [
  /** Rows that the program did not write, or copies under another id. */
  'not-authentic',
  /** Sealed for another key, or damaged. */
  'cannot-be-opened',
  /** Answers that were opened before. */
  'opened-before',
  /** Some answers of a set that was opened are missing, for example after an older backup was restored. */
  'incomplete-set',
  /** The ledger lacks openings that the database has. */
  'ledger-incomplete',
  /** Settings or enterprises of the wave are not those that the program signed. */
  'wave-changed',
  /** An enterprise has more answers by personal links than it has links. */
  'more-than-links',
  /** No fault: the passphrase of the answer key is needed. */
  'passphrase-needed',
] as const;
export type OpeningFaultKind = (typeof openingFaults)[number];

export interface OpeningFault {
  readonly kind: OpeningFaultKind;
  /** Of the rows at fault; empty if the fault is not in rows. */
  readonly ids: readonly string[];
}

/** An opening as the ledger lists it. */
interface ListedOpening {
  readonly number: number;
  readonly version: number;
  readonly sets: readonly (readonly string[])[];
}

export interface OpeningState {
  /** Of the wave, since a person last accepted a difference; in the order of the ledger. */
  readonly openings: readonly ListedOpening[];
  readonly acceptedUntil: number;
  /** Hashes of all boxes that were opened. */
  readonly opened: ReadonlySet<string>;
  /** The signed digest of the readable answers in the database: its version, and the openings that it has. */
  readonly digest: { readonly version: number; readonly openings: number };
  /** Ids of the waiting answers by the hashes of their boxes. */
  readonly waiting: ReadonlyMap<string, string>;
}

/** `repeated`: the sets, as ids, of an opening that the ledger has and the database lacks; null if there is none. */
export type OpeningCheck = { readonly repeated: readonly (readonly string[])[] | null } | OpeningFault;

/**
 * Compares the ledger with the database. A set that the ledger has and the database lacks (a process was killed before
 * its commit, or an older backup was restored) is opened again, whole and before all others: another random set with
 * some of its answers would isolate the rest.
 */
export function checkOpenings({ openings, acceptedUntil, opened, digest, waiting }: OpeningState): OpeningCheck {
  const numbered = openings.every(({ number }, at) => number === acceptedUntil + at + 1);
  if (!numbered || digest.openings > acceptedUntil + openings.length) return { kind: 'ledger-incomplete', ids: [] };
  const missing = openings.find(({ number }) => number > digest.openings);
  const again = new Set(openings.filter(({ number }) => number > digest.openings).flatMap(({ sets }) => sets.flat()));
  const before = [...waiting].filter(([hash]) => opened.has(hash) && !again.has(hash)).map(([, id]) => id);
  if (before.length > 0) return { kind: 'opened-before', ids: before };
  if (missing !== undefined) {
    const ids = missing.sets.map((set) => set.flatMap((hash) => waiting.get(hash) ?? []));
    const whole = missing.sets.every((set, at) => set.length === ids[at]!.length);
    return whole ? { repeated: ids } : { kind: 'incomplete-set', ids: ids.flat() };
  }
  if (digest.version < (openings.at(-1)?.version ?? 0)) return { kind: 'wave-changed', ids: [] };
  return { repeated: null };
}

/**
 * Waiting answers of enterprises that would have more answers by personal links than links; empty if there are none.
 *
 * @param links authentic personal links, by unit
 * @param opened answers by personal links that were opened, by unit
 */
export function beyondLinks(
  waiting: readonly { readonly id: string; readonly unitId: string | null; readonly byLink: boolean }[],
  links: ReadonlyMap<string, number>,
  opened: ReadonlyMap<string, number>,
): readonly string[] {
  const byUnit = new Map<string, string[]>();
  for (const { id, unitId, byLink } of waiting) if (byLink) byUnit.set(unitId!, [...(byUnit.get(unitId!) ?? []), id]);
  return [...byUnit].flatMap(([unit, ids]) =>
    ids.length + (opened.get(unit) ?? 0) > (links.get(unit) ?? 0) ? ids : [],
  );
}
