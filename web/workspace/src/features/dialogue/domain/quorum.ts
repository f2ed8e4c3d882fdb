type Group = 'government' | 'employers' | 'workers';
export const groups: readonly Group[] = ['government', 'employers', 'workers'];

/** Blank: more than half of the titular seats. */
export type Quorum = Readonly<Record<Group, number | ''>>;

interface CountedSeat {
  readonly kind: string;
  readonly constituency: Group | null;
}

/** The groups with fewer titular seats than their quorum. */
export function beyondReach(
  quorum: Quorum,
  seats: readonly CountedSeat[],
): readonly { readonly group: Group; readonly titular: number }[] {
  return groups
    .map((group) => ({
      group,
      titular: seats.filter(({ kind, constituency }) => kind === 'titular' && constituency === group).length,
    }))
    .filter(({ group, titular }) => Number(quorum[group]) > titular);
}
