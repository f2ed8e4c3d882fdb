/**
 * Which waiting answers become readable together. Groups are enterprises, pools of small enterprises, or open posters; a set
 * always holds at least the minimum number of answers of its group, and what stays behind does too (docs/adr/0025).
 */
export interface WaitingAnswer {
  readonly id: string;
  readonly group: string;
  /** Where a rest that is too small may join others: its stratum; null for open posters. */
  readonly stratum: string | null;
  /** "No" to the consent question: travels with the set, but hides no one among answers. */
  readonly refused: boolean;
}

export interface AnswerSet {
  readonly group: string;
  readonly ids: readonly string[];
}

export interface FinalSets {
  readonly sets: readonly AnswerSet[];
  /** Pools made of the rests of several groups. */
  readonly pools: readonly {
    readonly stratum: string;
    readonly groups: readonly string[];
    readonly ids: readonly string[];
  }[];
  /** Too few even together: to be deleted unread. */
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

/** During fieldwork: where at least twice the minimum waits, all but the minimum, chosen at random. */
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

/** Once no more answers are accepted: all that waits, rests that are too small together with others of their stratum. */
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

export interface PoolableUnit {
  readonly psuCode: string;
  readonly stratum: string;
  readonly sizeClass: string;
  readonly headcount: number;
}

/**
 * Pools planned when a wave opens: enterprises with fewer workers than the minimum can never fill a set. Those of one stratum
 * and size class go together, with the next smallest ones until the pool has enough workers. Returns the codes of the members
 * of each pool; the same enterprises form the same pools in every wave.
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

/** A count as the fieldwork page shows it: it moves in steps of the minimum, never by one person. */
export function inSteps(count: number, minimum: number): number {
  return Math.floor(count / minimum) * minimum;
}
