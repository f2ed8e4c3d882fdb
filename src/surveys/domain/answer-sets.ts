/**
 * Determines which waiting answers are opened (become readable) together. Groups are enterprises, pools of small
 * enterprises, or open posters. Each set contains at least the minimum number of answers of its group, and so do the
 * answers that continue to wait (docs/adr/0025).
 */
export interface WaitingAnswer {
  readonly id: string;
  readonly group: string;
  /**
   * Code of the enterprise or pool, which is the same for the answers to all versions of a questionnaire; null for open
   * posters.
   */
  readonly code: string | null;
  readonly version: string;
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
  /** Pools that combine the remainders of several groups; pools of different versions may share enterprises. */
  readonly pools: readonly {
    readonly stratum: string;
    readonly codes: readonly string[];
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

/**
 * After the last acceptance: all waiting answers. Remainders that are too small are combined within their stratum and
 * version, into pools that are just large enough: the members of a pool become one primary sampling unit. An enterprise
 * with a whole set of another version keeps its code, so its remainder cannot be combined.
 *
 * @param readable the codes that have readable answers to other versions, by version
 */
export function finalSets(
  waiting: readonly WaitingAnswer[],
  minimum: number,
  readable: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): FinalSets {
  const groups = [...grouped(waiting, (answer) => answer.group).values()];
  const whole = groups.filter((rows) => answersIn(rows) >= minimum);
  const kept = new Set(whole.map(([row]) => row!.code));
  const hasOther = ({ code, version }: WaitingAnswer): boolean =>
    kept.has(code) || [...readable].some(([other, codes]) => other !== version && codes.has(code ?? ''));
  const rest = groups.filter((rows) => answersIn(rows) < minimum).flat();
  const pooled = poolsOf(
    rest.filter((row) => row.stratum !== null && !hasOther(row)),
    minimum,
  );
  const opened = new Set(pooled.flatMap(idsOf));
  return {
    sets: whole.map((rows) => ({ group: rows[0]!.group, ids: idsOf(rows) })),
    pools: pooled.map((rows) => ({
      stratum: rows[0]!.stratum!,
      codes: codesOf(rows),
      ids: idsOf(rows),
    })),
    unopened: idsOf(rest.filter((row) => !opened.has(row.id))),
  };
}

/** Version by version: enterprises that are combined for one stay together for the next, where they may need no others. */
function poolsOf(rest: readonly WaitingAnswer[], minimum: number): WaitingAnswer[][] {
  const pools: WaitingAnswer[][] = [];
  for (const rows of grouped(rest, ({ version }) => version).values()) {
    const joined = joinedCodes(pools.map(codesOf));
    const unitOf = (code: string): string => joined.find((codes) => codes.includes(code))?.[0] ?? code;
    for (const stratum of grouped(rows, (row) => row.stratum!).values()) {
      const parts = grouped(stratum, ({ code }) => unitOf(code!));
      pools.push(...filled([...parts.values()], minimum));
    }
  }
  return pools;
}

const codesOf = (rows: readonly WaitingAnswer[]): string[] => [...new Set(rows.map(({ code }) => code!))];

/** The codes that become one, because pools of different versions share enterprises. */
export function joinedCodes(pools: readonly (readonly string[])[]): string[][] {
  return pools.reduce<string[][]>((joined, pool) => {
    const meets = (other: readonly string[]): boolean => other.some((code) => pool.includes(code));
    const codes = new Set([...joined.filter(meets).flat(), ...pool]);
    return [...joined.filter((other) => !meets(other)), [...codes]];
  }, []);
}

/** Combines the largest part with the smallest ones until it is large enough; what is left joins the last pool. */
function filled(parts: readonly WaitingAnswer[][], minimum: number): WaitingAnswer[][] {
  const left = [...parts].sort((a, b) => answersIn(b) - answersIn(a));
  const pools: WaitingAnswer[][] = [];
  while (answersIn(left.flat()) >= minimum) {
    const pool = left.shift()!;
    while (answersIn(pool) < minimum) pool.push(...left.pop()!);
    pools.push(pool);
  }
  pools.at(-1)?.push(...left.flat());
  return pools;
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
