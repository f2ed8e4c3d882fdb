/**
 * Determines which waiting answers are opened (become readable) together. Groups are enterprises, pools of small
 * enterprises, or open posters. Each set contains at least the minimum number of answers of its group, and so do the
 * answers that continue to wait (docs/adr/0025).
 */
export interface WaitingAnswer {
  readonly id: string;
  readonly group: string;
  /** The stratum within which a remainder that is too small may be combined with others; null for open posters. */
  readonly stratum: string | null;
  /**
   * The person answered "no" to the consent question. The refusal is opened with the set but does not count towards
   * its minimum.
   */
  readonly refused: boolean;
}

export interface AnswerSet {
  readonly group: string;
  readonly ids: readonly string[];
}

export interface FinalSets {
  readonly sets: readonly AnswerSet[];
  /** Pools that combine the remainders of several groups. */
  readonly pools: readonly {
    readonly stratum: string;
    readonly groups: readonly string[];
    readonly ids: readonly string[];
  }[];
  /** Too few answers even together, so they must be deleted unread. */
  readonly unopened: readonly string[];
}

export type Shuffle = <T>(items: readonly T[]) => T[];

function grouped(
  waiting: readonly WaitingAnswer[],
  by: (answer: WaitingAnswer) => string,
): Map<string, WaitingAnswer[]> {
  const groups = new Map<string, WaitingAnswer[]>();
  for (const answer of waiting) {
    const known = groups.get(by(answer));
    if (known === undefined) groups.set(by(answer), [answer]);
    else known.push(answer);
  }
  return groups;
}

const answersIn = (rows: readonly WaitingAnswer[]): number => rows.filter((row) => !row.refused).length;
const idsOf = (rows: readonly WaitingAnswer[]): string[] => rows.map((row) => row.id);

/**
 * During fieldwork: in each group where at least twice the minimum waits, all answers except the minimum, chosen at
 * random.
 */
export function setsDuringFieldwork(waiting: readonly WaitingAnswer[], minimum: number, shuffle: Shuffle): AnswerSet[] {
  return [...grouped(waiting, (answer) => answer.group)].flatMap(([group, rows]) => {
    if (answersIn(rows) < 2 * minimum) return [];
    const order = shuffle(rows);
    let held = 0;
    const opened = order.filter((row) => {
      if (held >= minimum) return true;
      if (!row.refused) held += 1;
      return false;
    });
    return [{ group, ids: idsOf(opened) }];
  });
}

/** After the last acceptance: all waiting answers; remainders that are too small are combined within their stratum. */
export function finalSets(waiting: readonly WaitingAnswer[], minimum: number): FinalSets {
  const groups = [...grouped(waiting, (answer) => answer.group)];
  const whole = groups.filter(([, rows]) => answersIn(rows) >= minimum);
  const rest = groups.filter(([, rows]) => answersIn(rows) < minimum).flatMap(([, rows]) => rows);
  const strata = [
    ...grouped(
      rest.filter((row) => row.stratum !== null),
      (row) => row.stratum!,
    ),
  ];
  const pools = strata
    .filter(([, rows]) => answersIn(rows) >= minimum)
    .map(([stratum, rows]) => ({ stratum, groups: [...new Set(rows.map((row) => row.group))], ids: idsOf(rows) }));
  const pooled = new Set(pools.flatMap((pool) => pool.ids));
  return {
    sets: whole.map(([group, rows]) => ({ group, ids: idsOf(rows) })),
    pools,
    unopened: idsOf(rest.filter((row) => !pooled.has(row.id))),
  };
}

/**
 * Enterprises that are combined because pools share one of them: the remainders of two versions of a questionnaire are
 * pooled separately, but an enterprise has one code for all of its answers.
 */
export function joinedGroups(pools: readonly (readonly string[])[]): string[][] {
  return pools.reduce<string[][]>((joined, pool) => {
    const meets = (other: readonly string[]): boolean => other.some((group) => pool.includes(group));
    const groups = new Set([...joined.filter(meets).flat(), ...pool]);
    return [...joined.filter((other) => !meets(other)), [...groups]];
  }, []);
}

export interface PoolableUnit {
  readonly psuCode: string;
  readonly stratum: string;
  readonly sizeClass: string;
  readonly headcount: number;
}

/**
 * Plans pools when a wave opens: an enterprise with fewer workers than the minimum can never fill a set. Within a
 * stratum and size class, such enterprises are combined, and the next smallest are added until the pool has enough
 * workers. Returns the codes of the members of each pool; the same enterprises form the same pools in every wave.
 */
export function planPools(units: readonly PoolableUnit[], minimum: number): string[][] {
  const cells = new Map<string, PoolableUnit[]>();
  for (const unit of units) {
    const cell = `${unit.stratum} ${unit.sizeClass}`;
    cells.set(cell, [...(cells.get(cell) ?? []), unit]);
  }
  return [...cells.values()].flatMap((cell) => {
    const order = [...cell].sort((a, b) => a.headcount - b.headcount || (a.psuCode < b.psuCode ? -1 : 1));
    const members: PoolableUnit[] = [];
    let workers = 0;
    for (const unit of order) {
      if (unit.headcount >= minimum && (members.length === 0 || workers >= minimum)) break;
      members.push(unit);
      workers += unit.headcount;
    }
    return members.length > 1 ? [members.map((unit) => unit.psuCode)] : [];
  });
}

/** Rounds a count for the fieldwork page to a multiple of the minimum, so that it never changes by one person. */
export function inSteps(count: number, minimum: number): number {
  return Math.floor(count / minimum) * minimum;
}
